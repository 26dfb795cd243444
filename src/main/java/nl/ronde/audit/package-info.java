/** The append-only trail of reads and writes (NEN 7513): written in the transaction of the act it tells of. */
@org.jspecify.annotations.NullMarked
package nl.ronde.audit;
