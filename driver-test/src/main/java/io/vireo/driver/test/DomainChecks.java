package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.CpuSet;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Contradictions in a completed definition for which libvirt refuses it in every driver. */
final class DomainChecks {

    private static final Map<String, List<String>> ADDRESSES = Map.of(
            "ide", List.of("drive"),
            "sata", List.of("drive"),
            "scsi", List.of("drive"),
            "fdc", List.of("drive"),
            "virtio", List.of("pci", "ccw", "virtio-mmio"));

    private static final String RESTRICTIVE = "restrictive";

    /** Month, day, and a year of two or four digits. */
    private static final Pattern DATE =
            Pattern.compile("(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])/([0-9]{2}|[0-9]{4})");

    private DomainChecks() {}

    static Element require(Element domain) {
        Element devices = domain.child("devices").orElseThrow();
        devices.children("disk").forEach(DomainChecks::address);
        uniqueControllers(devices);
        noUsb(devices);
        DeviceChecks.require(domain);
        firmware(domain);
        numa(domain);
        threads(domain);
        sysinfo(domain);
        labels(domain);
        for (Element tpm : devices.children("tpm")) {
            if (tpm.child("backend").isEmpty()) {
                throw DomainXml.xmlError("missing TPM device backend");
            }
        }
        return domain;
    }

    private static void address(Element disk) {
        String bus = disk.at("target/@bus").orElse("");
        Optional<String> type = disk.at("address/@type");
        if (type.isPresent()
                && ADDRESSES.containsKey(bus)
                && !ADDRESSES.get(bus).contains(type.get())) {
            throw DomainXml.unsupported("Invalid address type '" + type.get() + "' for the disk '"
                    + disk.at("target/@dev").orElse("") + "' with the bus type '" + bus + "'");
        }
    }

    private static void uniqueControllers(Element devices) {
        Set<String> seen = new HashSet<>();
        for (Element controller : devices.children("controller")) {
            String type = controller
                    .attribute("type")
                    .orElseThrow(() -> DomainXml.xmlError("Missing required attribute 'type' in element 'controller'"));
            String index = controller.attribute("index").orElse("");
            boolean companion = controller.attribute("model").orElse("").startsWith("ich9-uhci");
            if (!companion && !seen.add(type + " " + index)) {
                throw DomainXml.xmlError("Multiple '" + type + "' controllers with index '" + index + "'");
            }
            boolean root = controller.attribute("model").orElse("").matches("pcie?-root");
            if (root && controller.child("address").isPresent()) {
                throw DomainXml.unsupported("pci-root and pcie-root controllers should not have an address");
            }
        }
    }

    private static void noUsb(Element devices) {
        boolean off = devices.children("controller").stream()
                .anyMatch(each -> each.has("type", "usb") && each.has("model", "none"));
        if (!off) {
            return;
        }
        if (devices.children("hub").stream().anyMatch(hub -> hub.has("type", "usb"))) {
            throw DomainXml.unsupported("Can't add USB hub: USB is disabled for this domain");
        }
        if (devices.children("input").stream().anyMatch(input -> input.has("bus", "usb"))) {
            throw DomainXml.unsupported("Can't add USB input device. USB bus is disabled");
        }
        if (devices.children("redirdev").stream().anyMatch(each -> each.has("bus", "usb"))) {
            throw DomainXml.unsupported("cannot add redirected USB device: USB is disabled for this domain");
        }
    }

    private static void firmware(Element domain) {
        Optional<String> automatic = domain.at("os/@firmware");
        boolean nvram = domain.find("os/nvram").isPresent();
        Optional<Element> loader = domain.find("os/loader");
        boolean path = loader.filter(each -> !each.text().isBlank()).isPresent();
        if (automatic.isPresent()
                && loader.flatMap(each -> each.attribute("secure")).isPresent()) {
            throw new BadXml("loader attribute 'secure' cannot be specified when firmware autoselection is enabled");
        }
        boolean writable = loader.filter(each -> each.has("stateless", "no")).isPresent();
        if (writable && automatic.filter("bios"::equals).isPresent()) {
            throw new BadXml("Only EFI firmware permits NVRAM");
        }
        if (writable && automatic.isEmpty() && !loader.get().has("type", "pflash")) {
            throw new BadXml("Only pflash loader type permits NVRAM");
        }
        keys(domain);
        if (automatic.isEmpty() && loader.isPresent() && !path) {
            throw new BadXml("no loader path specified and firmware auto selection disabled");
        }
        if (nvram && automatic.filter("bios"::equals).isPresent()) {
            throw new BadXml("firmware type 'bios' does not support nvram");
        }
        if (nvram && path && !loader.get().has("type", "pflash")) {
            throw new BadXml("Only pflash loader type permits NVRAM");
        }
        if (nvram && loader.filter(each -> each.has("stateless", "yes")).isPresent()) {
            throw new BadXml("NVRAM is not permitted when loader is stateless");
        }
    }

    private static void keys(Element domain) {
        Element firmware = domain.find("os/firmware").orElseGet(() -> Element.of("firmware"));
        boolean enrolled = SystemXml.feature(firmware, "enrolled-keys")
                .filter(each -> each.has("enabled", "yes"))
                .isPresent();
        boolean insecure = SystemXml.feature(firmware, "secure-boot")
                .filter(each -> each.has("enabled", "no"))
                .isPresent();
        if (enrolled && insecure) {
            throw new BadXml("firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is"
                    + " disabled");
        }
    }

    private static void numa(Element domain) {
        boolean restrictive =
                domain.at("numatune/memory/@mode").filter(RESTRICTIVE::equals).isPresent();
        boolean other = domain.findAll("numatune/memnode").stream().anyMatch(each -> !each.has("mode", RESTRICTIVE));
        if (restrictive && other) {
            throw DomainXml.xmlError(
                    "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element");
        }
    }

    private static void threads(Element domain) {
        long last = DomainXml.IOTHREADS.read(domain).orElse(0L);
        Set<String> known = new HashSet<>();
        domain.findAll("iothreadids/iothread")
                .forEach(each -> each.attribute("id").ifPresent(known::add));
        for (Element each : domain.findAll("cputune/iothreadsched")) {
            CpuSet ids = CpuSet.parse(each.attribute("iothreads").orElse("0"));
            ids.stream()
                    .filter(id -> known.isEmpty() ? id < 1 || id > last : !known.contains(Integer.toString(id)))
                    .findFirst()
                    .ifPresent(id -> {
                        throw DomainXml.unsupported("Cannot find 'iothread' : " + id);
                    });
        }
    }

    private static void sysinfo(Element domain) {
        for (Element entry : domain.findAll("sysinfo/bios/entry")) {
            if (entry.has("name", "date") && !DATE.matcher(entry.text().strip()).matches()) {
                throw new BadXml("Invalid BIOS 'date' format");
            }
        }
        Optional<String> uuid = domain.findAll("sysinfo/system/entry").stream()
                .filter(entry -> entry.has("name", "uuid"))
                .map(entry -> entry.text().strip())
                .findFirst();
        if (uuid.isPresent() && !uuid.get().equalsIgnoreCase(domain.at("uuid").orElse(""))) {
            throw new BadXml("UUID mismatch between <uuid> and <sysinfo>");
        }
    }

    private static void labels(Element domain) {
        Set<String> seen = new HashSet<>();
        for (Element label : domain.children("seclabel")) {
            String model = label.attribute("model").orElse("");
            if (!model.isEmpty() && !seen.add(model)) {
                throw new BadXml("seclabel for model " + model + " is already provided");
            }
        }
    }
}
