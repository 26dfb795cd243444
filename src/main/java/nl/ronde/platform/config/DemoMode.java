package nl.ronde.platform.config;

/** Whether the demo providers, with their published passwords, are loaded ({@code RONDE_DEMO}). */
public enum DemoMode {
    /** Loaded into an empty embedded database, never into a PostgreSQL of one's own. */
    AUTO,
    /** Loaded into any database that is empty. */
    ON,
    /** Never loaded. */
    OFF
}
