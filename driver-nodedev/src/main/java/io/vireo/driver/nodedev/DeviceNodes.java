package io.vireo.driver.nodedev;

import io.vireo.xml.Element;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file of a device below {@code /dev}, and the links to it. */
final class DeviceNodes {

    private DeviceNodes() {}

    /** The elements of a device's files; {@code type} is b for a block device, c for others. */
    static List<Element> of(HostFiles files, Path path, String type) {
        List<Element> nodes = new ArrayList<>();
        file(path).ifPresent(file -> nodes.add(Element.of("devnode", file).with("type", "dev")));
        key(path, type)
                .ifPresent(key -> files.links(key)
                        .forEach(link -> nodes.add(Element.of("devnode", link).with("type", "link"))));
        return nodes;
    }

    /** The file of a device. */
    static Optional<String> file(Path path) {
        return HostFiles.bytes(path, "uevent")
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("DEVNAME=")).findFirst())
                .map(line -> "/dev/" + line.substring("DEVNAME=".length()));
    }

    /** The device's key in the database of udev. */
    static Optional<String> key(Path path, String type) {
        return HostFiles.text(path, "dev").map(number -> type + number);
    }
}
