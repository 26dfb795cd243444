/**
 * Who looked into a client's file (inzage), told to the client in plain Dutch on request: by name and role, when, and what
 * kind of thing. What is closed to all but a few (meldcode) is not shown here either.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.insight;
