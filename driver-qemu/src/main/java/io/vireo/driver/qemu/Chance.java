package io.vireo.driver.qemu;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/** Where names that nobody gave come from. */
interface Chance {

    /** A new UUID of a domain. */
    UUID uuid();

    /** A new MAC address of a guest, below QEMU's prefix. */
    String mac();

    /** Values that nobody can foresee. */
    static Chance secure() {
        SecureRandom random = new SecureRandom();
        return new Chance() {
            @Override
            public UUID uuid() {
                return UUID.randomUUID();
            }

            @Override
            public String mac() {
                int low = random.nextInt(1 << 24);
                return String.format(Locale.ROOT, "52:54:00:%02x:%02x:%02x", low >> 16, low >> 8 & 0xFF, low & 0xFF);
            }
        };
    }
}
