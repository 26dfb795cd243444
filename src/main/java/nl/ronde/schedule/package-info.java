/** Weekly series: what they say, the visits made of them ahead of time, edits from here on. */
@org.jspecify.annotations.NullMarked
package nl.ronde.schedule;
