package io.vireo.driver.lxc;

import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns a definition as given into the complete one that is kept, with everything written out that libvirt would add. */
final class ContainerDefaults {

    static final Field<UUID> UUID_OF = Field.uuid("uuid");
    static final Field<Bytes> MEMORY = Field.memory("memory");
    static final Field<Bytes> CURRENT_MEMORY = Field.memory("currentMemory");
    static final int MOST_VCPUS = 16384;
    static final Field<Long> VCPUS = Field.number("vcpu", 1, MOST_VCPUS);
    private static final List<String> RUNTIME = List.of("alias");

    private ContainerDefaults() {}

    /**
     * The complete form of a definition.
     *
     * @throws VirtException with libvirt's code when it contradicts itself
     */
    static Element complete(Element given) {
        requireDomain(given);
        Element domain = identity(given.without("id"));
        domain = sizes(domain);
        domain = system(domain);
        Element devices = devices(domain.child("devices").orElseGet(() -> Element.of("devices")));
        domain = domain.put(
                devices.child("emulator").isPresent()
                        ? devices
                        : devices.withNodes(List.of()).add(emulator()).addAll(devices.children()));
        return DomainOrder.of(domain.mapChildren("seclabel", ContainerDefaults::label));
    }

    private static Element label(Element label) {
        boolean none = label.has("type", "none") && label.attribute("model").isEmpty();
        return none ? label.with("model", "none") : label;
    }

    private static void requireDomain(Element given) {
        if (!given.name().equals("domain")) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "unexpected root element <" + Names.shown(given.name()) + ">, expecting <domain>");
        }
        String type = given.attribute("type").orElseThrow(() -> new BadXml("missing domain type attribute"));
        if (!type.equals("lxc")) {
            String arch = given.at("os/type/@arch").orElse(architecture());
            throw Refusal.invalid("could not find capabilities for arch=" + Names.shown(arch) + " domaintype="
                    + Names.shown(type) + ": a definition for this driver has <domain type='lxc'>");
        }
    }

    private static Element identity(Element domain) {
        String name = domain.at("name")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new VirtException(ErrorCode.NO_NAME, "write <name> into <domain>"));
        Names.check("domain", name);
        if (name.isBlank()) {
            throw Refusal.xml("name must contain at least one non-whitespace character");
        }
        return UUID_OF.write(domain, uuid(domain));
    }

    private static UUID uuid(Element domain) {
        Optional<UUID> given;
        try {
            given = UUID_OF.read(domain);
        } catch (BadXml malformed) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "malformed uuid element", malformed);
        }
        if (given.equals(Optional.of(new UUID(0, 0)))) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "malformed uuid element: all zero");
        }
        return given.orElseGet(UUID::randomUUID);
    }

    private static Element sizes(Element domain) {
        Bytes most = MEMORY.read(domain)
                .or(() -> CURRENT_MEMORY.read(domain))
                .orElseThrow(() -> Refusal.xml("missing memory element: say how much a container may use"));
        if (most.kib() == 0) {
            throw Refusal.xml("memory must not be 0");
        }
        Bytes now = CURRENT_MEMORY.read(domain).orElse(most);
        Element sized = MEMORY.write(domain, most);
        sized = CURRENT_MEMORY.write(sized, now.compareTo(most) > 0 ? most : now);
        VCPUS.read(sized);
        Element vcpu = sized.child("vcpu").orElseGet(() -> Element.of("vcpu", "1"));
        return sized.put(vcpu.attribute("placement").isPresent() ? vcpu : vcpu.with("placement", "static"));
    }

    private static Element system(Element domain) {
        Element os = domain.child("os").orElseThrow(() -> Refusal.xml("missing element os/type, which is exe here"));
        Element type = os.child("type").orElseThrow(() -> Refusal.xml("an os type must be specified: exe"));
        os = os.put(type.attribute("arch").isPresent() ? type : type.with("arch", architecture()));
        os = os.child("init").isPresent() ? os : os.add("init", "/sbin/init");
        Element complete = domain.put(os);
        complete = withDefault(complete, Element.of("clock").with("offset", "utc"));
        complete = withDefault(complete, Element.of("on_poweroff", "destroy"));
        complete = withDefault(complete, Element.of("on_reboot", "restart"));
        return withDefault(complete, Element.of("on_crash", "destroy"));
    }

    static String architecture() {
        String arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    private static Element withDefault(Element domain, Element element) {
        return domain.child(element.name()).isPresent() ? domain : domain.add(element);
    }

    /** What libvirt writes into every definition; it says who runs the container there, and nothing here. */
    static Element emulator() {
        return Element.of("emulator", "/usr/lib/libvirt/libvirt_lxc");
    }

    /** A list of devices, or one with a device more. */
    static Element devices(Element devices) {
        int port = 0;
        List<Element> all = new java.util.ArrayList<>();
        for (Element each : devices.children()) {
            Element device = each;
            for (String runtime : RUNTIME) {
                device = device.withoutChildren(runtime);
            }
            device = device.name().equals("filesystem") ? passing(device) : device;
            all.add(
                    device.name().equals("console")
                            ? console(device, port++)
                            : device.name().equals("interface") ? card(device) : device);
        }
        return devices.withNodes(List.of()).addAll(all);
    }

    /** The way in which owners of files are seen; libvirt writes it out. */
    private static Element passing(Element filesystem) {
        return filesystem.attribute("accessmode").isPresent()
                ? filesystem
                : filesystem.with("accessmode", "passthrough");
    }

    private static Element console(Element console, int port) {
        Element target = console.child("target").orElseGet(() -> Element.of("target"));
        target = target.attribute("type").isPresent() ? target : target.with("type", "lxc");
        return console.without("tty").withoutChildren("source").put(target.with("port", port));
    }

    /** A card without an address gets one that stays. */
    static Element card(Element card) {
        Optional<String> address = card.at("mac/@address");
        if (address.isEmpty()) {
            return card.put(Element.of("mac").with("address", Names.randomMac("00:16:3e")));
        }
        if (!address.get().matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}")) {
            throw Refusal.xml("unable to parse mac address '" + Names.shown(address.get()) + "'");
        }
        if ((Integer.parseInt(address.get().substring(0, 2), 16) & 1) == 1) {
            throw Refusal.xml("expected unicast mac address, found multicast '" + address.get() + "'");
        }
        return card;
    }
}
