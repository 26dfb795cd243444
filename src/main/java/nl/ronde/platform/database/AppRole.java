package nl.ronde.platform.database;

/**
 * The role under which requests are served. Row-level security binds it: it owns nothing and cannot pass it by.
 *
 * @param name its name, plain enough to stand in SQL without quotes
 * @param ownLogin true: connections log in as this role; false: they log in as the owner and are switched with
 *     {@code SET ROLE}, which injected SQL could undo, so it is the weaker form
 */
public record AppRole(String name, boolean ownLogin) {}
