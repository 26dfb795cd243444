/** What happens in the life of an assignment, from the first talk to its end, and on which days help may be planned. */
@org.jspecify.annotations.NullMarked
package nl.ronde.assignment.life;
