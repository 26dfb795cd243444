/** Mail that leaves the house: written with its cause, sent afterwards, proven by what the mail server said. */
@NullMarked
package nl.ronde.mail;

import org.jspecify.annotations.NullMarked;
