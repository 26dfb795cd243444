/** Text of tables that a spreadsheet may open without taking any of it for a formula. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.csv;
