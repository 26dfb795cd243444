/**
 * iWmo 3.2 messages: the assignment (WMO301) in, the answer (WMO302) out. Names of records and elements are exactly those
 * of the standard's schemas, in Dutch.
 */
package nl.ronde.message.iwmo;
