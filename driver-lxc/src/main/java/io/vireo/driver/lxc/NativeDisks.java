package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a configuration of liblxc says of shares of disks. */
final class NativeDisks {

    private static final String PREFIX = "lxc.cgroup.blkio.";

    /** The kernel's files, in libvirt's order of the elements. */
    private static final Map<String, String> ELEMENTS = elements();

    private NativeDisks() {}

    private static Map<String, String> elements() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("device_weight", "weight");
        all.put("throttle.read_iops_device", "read_iops_sec");
        all.put("throttle.write_iops_device", "write_iops_sec");
        all.put("throttle.read_bps_device", "read_bytes_sec");
        all.put("throttle.write_bps_device", "write_bytes_sec");
        return all;
    }

    static Optional<Element> of(NativeLines lines) {
        Element tune = Element.of("blkiotune");
        Optional<String> weight = lines.one(PREFIX + "weight");
        tune = weight.isPresent()
                ? tune.add("weight", Long.toString(NativeImport.number("blkio.weight", weight.get())))
                : tune;
        Map<String, Map<String, String>> devices = new LinkedHashMap<>();
        ELEMENTS.keySet().forEach(file -> lines.all(PREFIX + file).forEach(line -> add(devices, file, line)));
        requireNoOther(lines);
        for (Map.Entry<String, Map<String, String>> each : devices.entrySet()) {
            Element device = Element.of("device").add("path", "/dev/block/" + each.getKey());
            for (Map.Entry<String, String> element : ELEMENTS.entrySet()) {
                Optional<String> value = Optional.ofNullable(each.getValue().get(element.getKey()));
                device = value.isPresent() ? device.add(element.getValue(), value.get()) : device;
            }
            tune = tune.add(device);
        }
        return tune.children().isEmpty() ? Optional.empty() : Optional.of(tune);
    }

    private static void add(Map<String, Map<String, String>> devices, String file, String line) {
        if (!line.matches("[0-9]{1,5}:[0-9]{1,8}\\s+[0-9]{1,18}")) {
            throw Refusal.invalid("'" + Names.shown(line) + "' is no value for blkio." + file);
        }
        String[] words = line.split("\\s+");
        devices.computeIfAbsent(words[0], any -> new TreeMap<>()).put(file, words[1]);
    }

    private static void requireNoOther(NativeLines lines) {
        lines.values().keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .filter(file -> !file.equals("weight") && !ELEMENTS.containsKey(file))
                .findFirst()
                .ifPresent(file -> {
                    throw Refusal.unsupported("the configuration sets blkio." + Names.shown(file)
                            + ", which no definition of a domain can say");
                });
    }
}
