/** Workers, competences, VOG, leave; teams and who was in them when. */
@org.jspecify.annotations.NullMarked
package nl.ronde.staff;
