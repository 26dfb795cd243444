package nl.ronde.client.sync;

/** One thing the server holds, as the phone last got it. */
public final class SyncRecord {
    private final String type;
    private final String id;
    private final Integer version;
    private final String data;
    private final int generation;

    /**
     * A record, for implementations of {@link SyncStorage} that read one back.
     *
     * @param type visit, client, assignment, catalogue, or one of a newer server
     * @param id unique within its type
     * @param version rises with every change, or null where the type has none
     * @param data the entity as JSON; read it with the generated model of its type
     * @param generation which bootstrap it was last seen in
     */
    public SyncRecord(String type, String id, Integer version, String data, int generation) {
        this.type = type;
        this.id = id;
        this.version = version;
        this.data = data;
        this.generation = generation;
    }

    /** Its type: visit, client, assignment, catalogue, or one of a newer server. */
    public String type() {
        return type;
    }

    /** Its id, unique within its type. */
    public String id() {
        return id;
    }

    /** Its version, or null. */
    public Integer version() {
        return version;
    }

    /** The entity as JSON. */
    public String data() {
        return data;
    }

    /** Which bootstrap it was last seen in. */
    public int generation() {
        return generation;
    }
}
