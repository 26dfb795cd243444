/** How the office settles exceptions, corrects beside what was reported, and approves per agreement and care period. */
@org.jspecify.annotations.NullMarked
package nl.ronde.visit.settle;
