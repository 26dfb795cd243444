/** What workers see of their visits and report about them; what they report is a fact and is never refused for being odd. */
@org.jspecify.annotations.NullMarked
package nl.ronde.visit.work;
