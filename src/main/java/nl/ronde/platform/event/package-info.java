/** Events between modules: handled at once, in the transaction that raised them. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.event;
