package nl.ronde.platform.db;

/**
 * The stored answer of an act.
 *
 * @param json the body as it was first given
 * @param replayed true where the act had been done before and only the answer is repeated
 */
public record Answer(String json, boolean replayed) {}
