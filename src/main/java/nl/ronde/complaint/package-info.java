/** Complaints of clients: what about, what came of it, and the yearly report of them without names. */
@org.jspecify.annotations.NullMarked
package nl.ronde.complaint;
