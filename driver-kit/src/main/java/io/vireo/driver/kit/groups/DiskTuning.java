package io.vireo.driver.kit.groups;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.host.DeviceNumbers;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a container gets of disks beside others, as libvirt's parameters have it: {@code device_read_bytes_sec} is
 * {@code /dev/sda,1000,/dev/sdb,0}.
 *
 * @param weight its weight
 * @param devices for each device, what it is limited in and to how much
 */
public record DiskTuning(Optional<Long> weight, Map<String, Map<String, Long>> devices) {

    private static final String PREFIX = "device_";
    private static final List<String> OF_DEVICE =
            List.of("weight", "read_iops_sec", "write_iops_sec", "read_bytes_sec", "write_bytes_sec");

    /** The parameters that have a value for each of some devices, in libvirt's order. */
    public static final List<String> DEVICE_PARAMETERS =
            OF_DEVICE.stream().map(PREFIX::concat).toList();

    /** Fails with a null. */
    public DiskTuning {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(devices, "devices");
    }

    /** Reads parameters; fails with one that is unknown or out of its range. */
    public static DiskTuning read(TypedParameters parameters) {
        Optional<Long> weight = Optional.empty();
        Map<String, Map<String, Long>> devices = new LinkedHashMap<>();
        for (TypedParameter each : parameters.list()) {
            String name = each.name();
            if (name.equals("weight")) {
                weight = Optional.of(number(name, each.text()));
                if (weight.get() < 10 || weight.get() > 1000) {
                    throw GroupRefusals.invalid("blkio weight " + weight.get() + " is out of range: 10 to 1000");
                }
            } else if (name.startsWith(PREFIX) && OF_DEVICE.contains(name.substring(PREFIX.length()))) {
                read(name.substring(PREFIX.length()), each.text(), devices);
            } else {
                throw GroupRefusals.invalid("parameter '" + Names.shown(name) + "' is not supported");
            }
        }
        return new DiskTuning(weight, devices);
    }

    private static void read(String kind, String text, Map<String, Map<String, Long>> devices) {
        String[] words = text.split(",");
        if (words.length % 2 != 0) {
            throw GroupRefusals.invalid("unable to parse blkio device '" + kind + "' '" + Names.shown(text) + "'");
        }
        for (int i = 0; i < words.length; i += 2) {
            DeviceNumbers.requireAbsolute("path of a blkio device", words[i]);
            devices.computeIfAbsent(words[i], any -> new LinkedHashMap<>()).put(kind, number(kind, words[i + 1]));
        }
    }

    private static long number(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw GroupRefusals.invalid("'" + Names.shown(text) + "' is no value for " + name);
        }
        return Long.parseLong(text);
    }

    /** What is to be set for it while the guest runs; fails when a device is none. */
    public List<GroupSetting> settings(GroupSettings settings) {
        List<GroupSetting> all = new ArrayList<>();
        weight.ifPresent(value -> all.addAll(settings.blockWeight(value)));
        devices.forEach((path, values) -> {
            String numbers = DeviceNumbers.of(Path.of(path), true);
            values.forEach((kind, value) -> all.addAll(
                    kind.equals("weight")
                            ? settings.blockDeviceWeight(numbers, value)
                            : settings.blockLimit(GroupLimits.OF_DEVICE.get(kind), numbers, value)));
        });
        return all;
    }

    /** A definition with it; what is 0 is taken out. */
    public Element write(Element definition) {
        Element tune = definition.child("blkiotune").orElseGet(() -> Element.of("blkiotune"));
        tune = weight.isPresent() ? tune.put(Element.of("weight", weight.get().toString())) : tune;
        for (Map.Entry<String, Map<String, Long>> each : devices.entrySet()) {
            tune = write(tune, each.getKey(), each.getValue());
        }
        return tune.children().isEmpty() ? definition.withoutChildren("blkiotune") : definition.put(tune);
    }

    private static Element write(Element tune, String path, Map<String, Long> values) {
        Optional<Element> known = tune.children("device").stream()
                .filter(device -> device.at("path").orElse("").equals(path))
                .findFirst();
        Element device = known.orElseGet(() -> Element.of("device").add("path", path));
        for (Map.Entry<String, Long> each : values.entrySet()) {
            device = each.getValue() == 0
                    ? device.withoutChildren(each.getKey())
                    : device.put(Element.of(each.getKey(), each.getValue().toString()));
        }
        Element changed = device;
        boolean empty = device.children().size() == 1;
        if (known.isPresent()) {
            return empty ? tune.withoutChild(known.get()) : tune.replaceChild(known.get(), changed);
        }
        return empty ? tune : tune.add(changed);
    }

    /** The parameters of a definition. */
    public static TypedParameters of(Element definition) {
        TypedParameters.Builder values = TypedParameters.builder()
                .ofUint("weight", GroupLimits.WEIGHT.read(definition).orElse(0L).intValue());
        for (String kind : OF_DEVICE) {
            List<String> parts = new ArrayList<>();
            for (Element device : definition.findAll("blkiotune/device")) {
                device.at(kind).ifPresent(value -> parts.add(device.at("path").orElse("") + "," + value));
            }
            values.ofString(PREFIX + kind, String.join(",", parts));
        }
        return values.build();
    }
}
