package nl.ronde.agreement;

import java.util.List;
import java.util.function.Predicate;

/** Checks of a list of rules as a whole. */
final class TermRules {
    private TermRules() {}

    static List<TermRule> checked(List<TermRule> terms, Predicate<TermSource> allowed) {
        var rules = Required.list(terms, "terms");
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (!allowed.test(rule.source())) {
                throw new IllegalArgumentException("%s has a source that does not belong in this file: %s"
                        .formatted(rule.kind().code(), rule.source().code()));
            }
            for (var later : rules.subList(i + 1, rules.size())) {
                if (rule.sameQuestionAs(later)) {
                    throw new IllegalArgumentException("%s is there twice%s"
                            .formatted(
                                    rule.kind().code(),
                                    rule.variant().map(v -> " for variant " + v).orElse("")));
                }
            }
        }
        return rules;
    }
}
