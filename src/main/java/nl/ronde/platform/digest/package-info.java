/** Fingerprints of bytes. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.digest;
