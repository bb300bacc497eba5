package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a guest boots, what its machine can do, and what happens at its end. */
final class SystemXml {

    private static final Set<String> SWITCHES = Set.of("hap", "pmu", "pvspinlock");
    private static final String STATE = "state";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private SystemXml() {}

    static Element complete(Element given) {
        Element document = ends(firmware(system(given)))
                .mapChildren("features", SystemXml::features)
                .mapChildren("seclabel", SystemXml::label)
                .flatMapChildren(child -> isSaidInVain(child, given) ? List.of() : List.of(child));
        return document.child("clock").isPresent()
                ? document.mapChildren("clock", SystemXml::clock)
                : document.add(Element.of("clock").with("offset", "utc"));
    }

    /** Empty texts, and arguments of a boot loader that there is none of. */
    private static boolean isSaidInVain(Element child, Element given) {
        return switch (child.name()) {
            case "title", "description" -> child.nodes().isEmpty();
            case "bootloader_args" -> given.child("bootloader").isEmpty();
            default -> false;
        };
    }

    private static Element system(Element given) {
        if (given.at("os/type").orElse("").isBlank()) {
            if (given.child("bootloader").isEmpty()) {
                throw DomainXml.xmlError("an os <type> must be specified");
            }
            return given;
        }
        boolean hvm = given.at("os/type").orElse("").strip().equals("hvm");
        if (given.at("os/type").orElse("").strip().equals("exe")
                && given.at("os/init").isEmpty()) {
            throw DomainXml.xmlError("init binary must be specified");
        }
        return given.mapChildren("os", os -> {
            Element typed = os.mapChildren(
                    "type", type -> type.attribute("arch").isPresent() ? type : type.with("arch", "i686"));
            boolean chosen = hasBootOrder(given) || typed.child("boot").isPresent();
            typed = typed.mapChildren(
                    "loader", loader -> loader.text().isBlank() ? loader : DeviceXml.standard(loader, "type", "rom"));
            return hvm && !chosen && given.child("bootloader").isEmpty()
                    ? typed.add(Element.of("boot").with("dev", "hd"))
                    : typed;
        });
    }

    private static boolean hasBootOrder(Element given) {
        boolean perDevice = given.find("devices").stream()
                .flatMap(devices -> devices.children().stream())
                .anyMatch(device -> device.at("boot/@order").isPresent());
        if (perDevice && given.find("os/boot").isPresent()) {
            throw DomainXml.unsupported("per-device boot elements cannot be used together with os/boot elements");
        }
        return perDevice;
    }

    /** Keys that are enrolled are there to be used. */
    private static Element firmware(Element given) {
        return given.mapChildren(
                "os",
                os -> os.mapChildren("firmware", firmware -> {
                    Optional<Element> keys =
                            feature(firmware, "enrolled-keys").filter(each -> each.has("enabled", "yes"));
                    return keys.isPresent() && feature(firmware, "secure-boot").isEmpty()
                            ? firmware.add(
                                    Element.of("feature").with("enabled", "yes").with("name", "secure-boot"))
                            : firmware;
                }));
    }

    static Optional<Element> feature(Element firmware, String name) {
        return firmware.children("feature").stream()
                .filter(each -> each.has("name", name))
                .findFirst();
    }

    private static Element features(Element features) {
        return features.mapChildren(feature -> switch (feature.name()) {
            case "hyperv" -> DeviceXml.standard(feature, "mode", "custom");
            case "hpt" -> feature.mapChildren("maxpagesize", TuneXml::inKib);
            case "smm" -> feature.mapChildren("tseg", size -> DeviceXml.standard(size, "unit", "MiB"));
            default -> SWITCHES.contains(feature.name()) ? DeviceXml.standard(feature, STATE, "on") : feature;
        });
    }

    /** Labels that are made for each run belong to the run. */
    private static Element label(Element label) {
        Element kept = label.withoutChildren("imagelabel");
        return label.has("type", "dynamic") ? kept.withoutChildren("label") : kept;
    }

    private static Element clock(Element clock) {
        boolean moved = clock.attribute("adjustment")
                .filter(each -> NUMBER.matcher(each).matches())
                .isPresent();
        String offset = clock.attribute("offset").orElse("utc");
        boolean fixed = offset.equals("utc") || offset.equals("localtime");
        return moved && fixed ? clock.with("offset", "variable").with("basis", offset) : clock;
    }

    private static Element ends(Element given) {
        Element document = given;
        for (String name : List.of("on_poweroff", "on_reboot", "on_crash")) {
            if (document.child(name).isEmpty()) {
                document = document.add(name, name.equals("on_reboot") ? "restart" : "destroy");
            }
        }
        return document;
    }
}
