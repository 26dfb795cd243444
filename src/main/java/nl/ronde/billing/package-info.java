/**
 * What is told to outside parties about delivered care: hours to the CAK. A file is frozen when it is made; what changes
 * later becomes a new file with the differences, never a silent change.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.billing;
