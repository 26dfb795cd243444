package nl.ronde.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that could not be made as its series says.
 *
 * @param day of the series
 * @param visitId the visit that was made vacant instead; null where none could be made
 * @param code of the refusal
 * @param reason Dutch
 */
public record SeriesConflict(
        UUID seriesId, LocalDate day, @Nullable UUID visitId, String code, String reason, Instant noticedAt) {}
