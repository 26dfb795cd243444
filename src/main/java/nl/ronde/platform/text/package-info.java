/** Texts that people read, kept in files beside the code: a file, and what goes in its open places; and what may not stand in one. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.text;
