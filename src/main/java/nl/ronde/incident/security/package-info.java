/**
 * Security incidents and breaches of personal data (beveiligingsincidenten, datalekken; Kampen B7 1.3, GDPR art. 33): what
 * anybody reported, what was decided, who was told, and the register of all of it. It knows no terms: it says what happened.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.incident.security;
