/**
 * The sync engine: what a worker does is written on the phone at once, and handed in exactly once when there is a network.
 * An app starts at {@link nl.ronde.client.sync.SyncEngine}; it has no class of the Android framework in it.
 */
package nl.ronde.client.sync;
