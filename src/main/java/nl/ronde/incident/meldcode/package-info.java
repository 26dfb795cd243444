/**
 * The reporting code for domestic violence and child abuse (meldcode, Kampen B2 2.4) in its five steps: who is named in a case
 * sees it, and for everybody else, whatever their role, it does not exist. Nothing here reaches lists, feeds, terms or mails;
 * the trail has every reading and act, without the client.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.incident.meldcode;
