/** Waiting without holding a thread: for the database and for work that keeps a processor busy. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.waiting;
