/** Providers, users, sessions and tokens. Other modules see an {@link nl.ronde.platform.act.Actor} only. */
@org.jspecify.annotations.NullMarked
package nl.ronde.identity;
