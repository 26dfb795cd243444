package nl.ronde.guard.planted.visit;

/** Statements that the guards must find. */
public final class PlantedStore {
    static final String ALL_CLIENTS = "SELECT id FROM client WHERE id = $1";
    static final String WRONG_COLUMN = "SELECT shoe_size FROM client WHERE provider_id = $1";
    static final String OWN_TIME = "UPDATE client SET birth_date = current_date WHERE provider_id = $1";

    private PlantedStore() {}
}
