package nl.ronde.visit;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Why a visit was not delivered and for whose account. */
public record NotDelivered(Reason reason, Account account) {

    /**
     * The reason with its account: who is not named is decided by the reason, and strikes and staff shortage are always
     * the provider's own (Kampen art. 12).
     */
    public static NotDelivered of(Reason reason, @Nullable Account named) {
        return new NotDelivered(reason, reason.alwaysProvider || named == null ? reason.usual : named);
    }

    /** Why. */
    public enum Reason {
        @JsonProperty("nobodyHome")
        NOBODY_HOME(Account.CLIENT, false),
        @JsonProperty("refused")
        REFUSED(Account.CLIENT, false),
        @JsonProperty("clientAbsent")
        CLIENT_ABSENT(Account.CLIENT, false),
        @JsonProperty("workerUnable")
        WORKER_UNABLE(Account.PROVIDER, true),
        @JsonProperty("staffShortage")
        STAFF_SHORTAGE(Account.PROVIDER, true),
        @JsonProperty("strike")
        STRIKE(Account.PROVIDER, true),
        @JsonProperty("other")
        OTHER(Account.PROVIDER, false);

        private final Account usual;
        private final boolean alwaysProvider;

        Reason(Account usual, boolean alwaysProvider) {
            this.usual = usual;
            this.alwaysProvider = alwaysProvider;
        }
    }

    /** For whose account. */
    public enum Account {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("provider")
        PROVIDER
    }
}
