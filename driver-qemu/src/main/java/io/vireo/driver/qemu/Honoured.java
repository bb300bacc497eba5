package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Asks {@link Supported} whether this driver would take a definition with something in it.
 *
 * <p>So what the capabilities promise and what a definition may have cannot drift apart.
 */
final class Honoured {
    private Honoured() {}

    /** Whether a domain with this child is taken, as far as this child goes. */
    static boolean inDomain(Element child) {
        return Supported.CLAIMS.unclaimed(Element.of("domain").add(child)).isEmpty();
    }

    /** Whether a domain with this device is taken, as far as this device goes. */
    static boolean device(Element device) {
        return inDomain(Element.of("devices").add(device));
    }

    /** Of these values the ones with which an example of a child of the domain is taken. */
    static List<String> inDomain(Collection<String> values, Function<String, Element> example) {
        return values.stream().filter(value -> inDomain(example.apply(value))).toList();
    }

    /** Of these values the ones with which an example of a device is taken. */
    static List<String> devices(Collection<String> values, Function<String, Element> example) {
        return values.stream().filter(value -> device(example.apply(value))).toList();
    }
}
