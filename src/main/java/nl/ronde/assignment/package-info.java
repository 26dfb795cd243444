/** What was granted: product, volume, period, result areas; and the tasks that leaves for the back office. */
@org.jspecify.annotations.NullMarked
package nl.ronde.assignment;
