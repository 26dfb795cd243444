package nl.ronde.agreement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A product that the agreement buys. Product codes are contract data; only the category is national.
 *
 * @param category two digits (WMO020), {@code 01} for help in the household
 * @param code at most five characters (WMO021)
 * @param name Dutch
 * @param validFrom first day
 * @param validUntil last day; absent: no end known
 * @param citation where it comes from
 */
public record Product(
        String category,
        String code,
        String name,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String citation) {

    /** Refuses codes that no message can carry. */
    public Product {
        if (!Required.text(category, "product.category").matches("[0-9]{2}")) {
            throw new IllegalArgumentException("product.category must be two digits: " + category);
        }
        if (!Required.text(code, "product.code").matches("[0-9A-Za-z]{1,5}")) {
            throw new IllegalArgumentException("product.code must be at most five letters and digits: " + code);
        }
        Required.text(name, "product.name");
        Required.value(validFrom, "product.validFrom");
        Required.text(citation, "product.citation");
    }

    Validity validity() {
        return new Validity(Optional.of(validFrom), validUntil);
    }
}
