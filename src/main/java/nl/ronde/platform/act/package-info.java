/** Who acts, with which request, and when it happened on the phone. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.act;
