package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.VirtException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** How the shell writes values: as virsh does. */
final class Show {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Show() {}

    static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    /** Returns an amount with two digits in the largest unit in which it is at least 1. */
    static String capacity(Bytes amount) {
        double value = amount.bytes();
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", value, UNITS[unit]);
    }

    /** Returns an amount as {@link #capacity}, or as a bare number of bytes. */
    static String capacity(Bytes amount, boolean asBytes) {
        return asBytes ? String.valueOf(amount.bytes()) : capacity(amount);
    }

    /** Returns the name of a constant as libvirt writes it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Asks for something that may not be there to ask for. */
    static <T> Optional<T> ifSupported(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (VirtException notThere) {
            return Optional.empty();
        }
    }
}
