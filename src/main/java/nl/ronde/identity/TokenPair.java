package nl.ronde.identity;

/**
 * What a sign-in gives.
 *
 * @param accessToken sent as {@code Authorization: Bearer}
 * @param refreshToken to be shown once for the next pair
 * @param expiresInSeconds of the access token
 */
public record TokenPair(String accessToken, String refreshToken, long expiresInSeconds) {}
