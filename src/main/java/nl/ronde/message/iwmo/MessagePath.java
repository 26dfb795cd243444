package nl.ronde.message.iwmo;

/** Addresses of the message classes of a 301 and 302; positions count from 1. */
final class MessagePath {
    static final String HEADER = "/Bericht/Header";
    static final String CLIENT = "/Bericht/Client";

    private MessagePath() {}

    static String relatie(int position) {
        return CLIENT + "/Relaties/Relatie[" + position + "]";
    }

    static String contactOfRelatie(int position) {
        return relatie(position) + "/Contact";
    }

    static String contact(int position) {
        return CLIENT + "/Contactgegevens/Contact[" + position + "]";
    }

    static String toegewezenProduct(int position) {
        return CLIENT + "/ToegewezenProducten/ToegewezenProduct[" + position + "]";
    }
}
