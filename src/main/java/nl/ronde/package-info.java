/** Ronde: provider-side care delivery for the Wmo 2015. Where to find what: {@code ARCHITECTURE.md}. */
package nl.ronde;
