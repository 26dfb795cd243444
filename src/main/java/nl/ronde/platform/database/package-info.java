/** PostgreSQL before the first request: where it is, that it runs, its roles, its migrations, its promises. JDBC only. */
package nl.ronde.platform.database;
