/** The only code that waits for PostgreSQL: transactions, the provider's walls, exactly-once, change rows. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.db;
