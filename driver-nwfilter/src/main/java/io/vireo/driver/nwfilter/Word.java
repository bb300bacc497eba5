package io.vireo.driver.nwfilter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A constant that is written in documents by its name in lower case. */
interface Word {

    /** The constant's name. */
    String name();

    /** How it is written. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant that is written so. */
    static <W extends Word> Optional<W> of(W[] all, String text) {
        return Arrays.stream(all).filter(each -> each.word().equals(text)).findFirst();
    }
}
