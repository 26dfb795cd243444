/**
 * Which event starts and meets which term: one class per subject, wired by {@code App}. Nothing depends on it; the terms
 * themselves are kept by {@code obligation}, what they promise by {@code agreement}.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.terms;
