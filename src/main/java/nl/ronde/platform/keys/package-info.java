/** The keys of an installation and what is done with them: signing, sealing (encryption at rest), blind indexes. */
package nl.ronde.platform.keys;
