/** What every module stands on and that knows no word of home care: database, HTTP, JSON, clock, ids. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform;
