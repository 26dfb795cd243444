package nl.ronde.platform.config;

/** How log lines are written ({@code RONDE_LOG}). */
public enum LogFormat {
    /** One JSON object a line, for machines. */
    JSON,
    /** One line of text, for the console of a developer. */
    TEXT
}
