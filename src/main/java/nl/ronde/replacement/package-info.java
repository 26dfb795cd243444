/**
 * Answers who goes to a client whose worker cannot (vervanging, DVO 11.11 and 11.12): which visits an absence leaves open, who
 * can take them and why others cannot, who was asked and who agreed, what the client wishes and was told; and how many
 * different helpers a client sees (DVO B3 D2).
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.replacement;
