package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;

/** Devices of which there is little to say. */
final class SmallDeviceXml {

    private static final long MIB = 1 << 20;

    private SmallDeviceXml() {}

    /** A panic device of which nothing is said is none. */
    static List<Element> panic(Element device) {
        boolean empty = device.attributes().isEmpty() && device.children().isEmpty();
        return empty ? List.of() : List.of(device);
    }

    /** A source of random numbers; the host's own when it does not say which. */
    static Element random(Element device) {
        return device.mapChildren("backend", backend -> {
            boolean host = backend.has("model", "random") && backend.text().isBlank();
            return host ? backend.withText("/dev/random") : backend;
        });
    }

    /** Memory that guests share. */
    static Element sharedMemory(Element device) {
        Element modelled = device.child("model").isPresent()
                ? device
                : device.add(Element.of("model").with("type", "ivshmem"));
        return modelled.mapChildren("size", size -> {
            Bytes bytes = TuneXml.read(size, Field.storage(size.name()));
            return size.withText(Long.toString(bytes.bytes() / MIB)).with("unit", "M");
        });
    }

    /** A device of the host that a guest gets. */
    static Element hostDevice(Element device) {
        Element owned = device.has("mode", "subsystem") ? DeviceXml.standard(device, "managed", "no") : device;
        return owned.mapChildren("source", SmallDeviceXml::withUnit);
    }

    /** An iSCSI target whose unit is not said is meant with its first. */
    static Element withUnit(Element source) {
        String name = source.attribute("name").orElse("/");
        boolean first = source.has("protocol", "iscsi") && name.indexOf('/') < 0;
        return first ? source.with("name", name + "/0") : source;
    }
}
