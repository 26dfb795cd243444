package nl.ronde.billing;

/** How a file to the CAK is written. One place, so that the CAK's own layout can take the place of ours. */
interface CakLayout {
    /** Its name, kept with every file. */
    String id();

    /** The name of the file: letters, digits and {@code ._-} only. */
    String fileName(CakFile file);

    /** The bytes of the file. */
    byte[] write(CakFile file);
}
