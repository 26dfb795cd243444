package nl.ronde.message.iwmo;

/**
 * Something wrong with a message. The path names elements and positions only; neither path nor text repeats a value,
 * since a value may be a BSN or a name.
 *
 * @param code stable, for programs; for a rule of the standard its own id (CS002, TR332)
 * @param path such as {@code /Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum}; empty for the file
 * @param text one Dutch sentence
 */
public record IwmoProblem(String code, String path, String text) {}
