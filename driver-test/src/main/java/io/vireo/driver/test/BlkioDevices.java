package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Limits of disk access for single devices of the host: a list such as {@code /dev/sda,100,/dev/sdb,200}. */
final class BlkioDevices {

    private BlkioDevices() {}

    static String read(Element tune, String limit) {
        return tune.children("device").stream()
                .filter(device -> device.child(limit).isPresent())
                .map(device ->
                        device.at("path").orElse("") + "," + device.at(limit).orElse(""))
                .collect(Collectors.joining(","));
    }

    static Element write(Element tune, String limit, String text) {
        Element changed = tune;
        String[] parts = text.isEmpty() ? new String[0] : text.split(",");
        if (parts.length % 2 != 0) {
            throw TestDomain.invalid("unable to parse blkio device '" + limit + "' '" + text + "'");
        }
        for (int at = 0; at < parts.length; at += 2) {
            changed = set(changed, parts[at], limit, parts[at + 1]);
        }
        return changed;
    }

    private static Element set(Element tune, String path, String limit, String value) {
        if (!path.startsWith("/") || !value.matches("[0-9]{1,18}")) {
            throw TestDomain.invalid("unable to parse blkio device '" + limit + "' '" + path + "," + value + "'");
        }
        List<Element> devices = new ArrayList<>(tune.children("device"));
        if (devices.stream().noneMatch(each -> each.at("path").orElse("").equals(path))) {
            devices.add(Element.of("device").add("path", path));
        }
        return tune.withoutChildren("device")
                .addAll(devices.stream()
                        .map(each ->
                                each.at("path").orElse("").equals(path) ? each.put(Element.of(limit, value)) : each)
                        .toList());
    }
}
