package io.vireo.driver.kit;

import java.util.Locale;

/**
 * The MAC address of the host's end of a guest's card, after libvirt's custom: that of the card with {@code fe} in front. By it a
 * network finds the device through which a card is plugged in, and a bridge without an address of its own never takes a guest's.
 */
public final class HostEndAddress {

    private static final String FIRST = "fe";
    private static final String OTHER = "fa";

    private HostEndAddress() {}

    /** The address for a card's, which is six two-digit parts. */
    public static String of(String card) {
        String first = card.substring(0, 2).toLowerCase(Locale.ROOT);
        return (first.equals(FIRST) ? OTHER : FIRST) + card.substring(2).toLowerCase(Locale.ROOT);
    }
}
