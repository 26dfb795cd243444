/** Takes messages in, does what they say, and keeps them with their replies. What a message may look like: one package up. */
@org.jspecify.annotations.NullMarked
package nl.ronde.message.iwmo.intake;
