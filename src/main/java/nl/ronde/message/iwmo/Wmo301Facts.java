package nl.ronde.message.iwmo;

import java.time.LocalDate;
import java.util.Set;

/**
 * What the receiver knows when a 301 arrives, gathered by the caller; each fact is about the sending municipality and the
 * receiving provider of that message.
 *
 * @param today the business date in Europe/Amsterdam
 * @param identificationUsed whether a 301 of this Afzender with this Identificatie and other content came in before
 * @param numbersOfOtherClients those ToewijzingNummers of the message that this municipality already gave to another
 *     client
 * @param municipalities the dated table of CBS
 * @param productCodes the product codes of the agreement with this municipality
 */
public record Wmo301Facts(
        LocalDate today,
        boolean identificationUsed,
        Set<Long> numbersOfOtherClients,
        Municipalities municipalities,
        ProductCodes productCodes) {

    /** Keeps its own copy of the numbers. */
    public Wmo301Facts {
        numbersOfOtherClients = Set.copyOf(numbersOfOtherClients);
    }

    /** The list of product codes that was agreed. */
    @FunctionalInterface
    public interface ProductCodes {
        /** Whether the code belongs to the category by the list that holds on that day. */
        Fit fit(String categorie, String code, LocalDate on);
    }

    /** What the list says. */
    public enum Fit {
        /** The code is on the list, in this category. */
        FITS,
        /** The list does not have this code in this category. */
        DOES_NOT_FIT,
        /** There is no list for this municipality on that day. */
        NO_LIST
    }
}
