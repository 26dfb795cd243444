package nl.ronde.platform.act;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that had been kept without effect is carried out after all.
 *
 * @param parkedId under which it was kept
 * @param byUser who decided so; null where what it waited for has arrived
 * @param at the business clock when it is carried out
 */
public record Admission(UUID parkedId, @Nullable UUID byUser, Instant at) {}
