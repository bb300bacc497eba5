package io.vireo.driver.nwfilter;

import java.util.Optional;

/**
 * A rule of a chain of the kernel.
 *
 * @param text the rule
 * @param verdict what it does, the end of the text
 * @param point what it looks for, when that is one value each of some fields
 */
record KernelRule(String text, String verdict, Optional<Point> point) {

    /**
     * One value each of some fields.
     *
     * @param always what is so besides
     * @param fields the fields, as the key of a set
     * @param values their values, as an element of it
     */
    record Point(String always, String fields, String values) {}

    /** A rule that stays by itself. */
    static KernelRule of(String text) {
        return new KernelRule(text, text, Optional.empty());
    }
}
