package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Set;
import java.util.UUID;

/**
 * Turns a definition as given into the complete one that is kept: checked, with everything written out that libvirt's test
 * driver adds. What nobody here knows stays as it is.
 */
final class DomainXml {

    static final Field<Bytes> MEMORY = Field.memory("memory");
    static final Field<Bytes> CURRENT_MEMORY = Field.memory("currentMemory");
    static final Field<Long> VCPUS = Field.number("vcpu", 0, 65_535);
    static final Field<Long> IOTHREADS = Field.number("iothreads", 0, 65_535);
    static final Field<Long> CURRENT_VCPUS = Field.number("vcpu/@current", 0, 65_535);

    private static final Field<UUID> UUID_FIELD = Field.uuid("uuid");
    private static final Set<String> TYPES = Set.of(
            "qemu",
            "kqemu",
            "kvm",
            "xen",
            "lxc",
            "uml",
            "openvz",
            "test",
            "vmware",
            "hyperv",
            "vbox",
            "phyp",
            "parallels",
            "bhyve",
            "vz",
            "hvf");

    private DomainXml() {}

    /** Reads, checks and completes a document. */
    static Element complete(String xml) {
        return complete(Element.parse(xml, "domain_definition").stripped());
    }

    static Element complete(Element given) {
        requireShape(given);
        Element document = identity(given)
                .mapChildren(
                        "genid",
                        id -> id.text().isBlank()
                                ? id.withText(UUID.randomUUID().toString())
                                : id);
        document = memory(document);
        document = TuneXml.complete(vcpus(document));
        document = SystemXml.complete(document);
        document = CpuXml.complete(document);
        Element checked = DomainChecks.require(DeviceXml.complete(document));
        return DomainOrder.of(NicXml.withTaps(checked));
    }

    static String name(Element document) {
        return document.at("name").orElse("");
    }

    static UUID uuid(Element document) {
        return UUID_FIELD.require(document);
    }

    private static void requireShape(Element given) {
        if (!given.name().equals("domain")) {
            throw xmlError("expecting root element of 'domain', not '" + given.name() + "'");
        }
        String type = given.attribute("type")
                .orElseThrow(() -> new VirtException(ErrorCode.INTERNAL_ERROR, "missing domain type attribute"));
        if (!TYPES.contains(type)) {
            throw unsupported("invalid domain type " + type);
        }
    }

    private static Element identity(Element given) {
        String name = name(given);
        if (name.isEmpty()) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_NAME));
        }
        requireName(name);
        if (given.at("title").orElse("").contains("\n")) {
            throw xmlError("Domain title can't contain newlines");
        }
        Element clean = given.without("id");
        if (clean.at("uuid").orElse("").isBlank()) {
            return UUID_FIELD.write(clean, UUID.randomUUID());
        }
        try {
            return UUID_FIELD.write(clean, UUID_FIELD.require(clean));
        } catch (BadXml malformed) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "malformed uuid element", malformed);
        }
    }

    /** Checks the name of a new or renamed domain. */
    static void requireName(String name) {
        if (name.indexOf('\n') >= 0) {
            throw new BadXml("invalid char in name: '\\n'");
        }
        if (name.indexOf('/') >= 0) {
            throw xmlError("name " + name + " cannot contain '/'");
        }
        if (name.isBlank()) {
            throw xmlError("name must contain at least one non-whitespace character");
        }
    }

    private static Element memory(Element given) {
        Bytes said = kib(MEMORY.read(given).orElse(Bytes.ZERO));
        Bytes total = said.bytes() > 0 ? said : CpuXml.total(given);
        if (total.bytes() == 0) {
            throw xmlError("Memory size must be specified via <memory> or in the <numa> configuration");
        }
        Bytes current = CURRENT_MEMORY
                .read(given)
                .map(DomainXml::kib)
                .filter(size -> size.bytes() > 0 && size.compareTo(total) <= 0)
                .orElse(total);
        return CURRENT_MEMORY.write(MEMORY.write(given, total), current);
    }

    /** Whole KiB, rounded up. */
    static Bytes kib(Bytes size) {
        return Bytes.ofKib(size.kib() + (size.bytes() % 1024 == 0 ? 0 : 1));
    }

    private static Element vcpus(Element given) {
        Element document = given.child("vcpu").isPresent() ? given : given.add("vcpu", "1");
        long most = VCPUS.read(document).orElse(1L);
        if (most == 0) {
            throw xmlError("invalid maximum number of vCPUs '0'");
        }
        if (CURRENT_VCPUS.read(document).orElse(most) > most) {
            throw unsupported("maximum vCPU count must not be less than current vCPU count");
        }
        return document.mapChildren("vcpu", vcpu -> {
            Element placed = vcpu.attribute("placement").isPresent() ? vcpu : vcpu.with("placement", "static");
            return CURRENT_VCPUS.read(document).orElse(0L) == most ? placed.without("current") : placed;
        });
    }

    static BadXml xmlError(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    static VirtException unsupported(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.CONFIG_UNSUPPORTED, why));
    }
}
