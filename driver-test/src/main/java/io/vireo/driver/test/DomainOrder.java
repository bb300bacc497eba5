package io.vireo.driver.test;

import io.vireo.xml.Element;
import io.vireo.xml.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which libvirt writes a domain; what it does not know comes last, in the order given. */
final class DomainOrder {

    private static final Map<String, List<String>> CHILDREN = Map.of(
            "domain",
            words("name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune"
                    + " memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune numatune resource sysinfo"
                    + " bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot on_lockfailure on_crash"
                    + " pm perf devices seclabel keywrap launchSecurity"),
            "devices",
            words(
                    "emulator disk controller lease filesystem interface smartcard serial parallel console channel input tpm"
                            + " graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng nvram panic"
                            + " shmem memory iommu vsock crypto"),
            "os",
            words("type firmware loader nvram init initarg kernel initrd cmdline dtb acpi boot bootmenu bios smbios"),
            "disk",
            words(
                    "driver auth source backingStore backenddomain mirror target iotune readonly shareable transient serial"
                            + " wwn vendor product encryption boot blockio alias acpi address"),
            "interface",
            words(
                    "mac source virtualport vlan backend script bandwidth target guest model driver filterref link mtu coalesce"
                            + " boot rom acpi alias address"));

    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("domain", words("type id")),
            Map.entry("type", words("arch machine")),
            Map.entry("vcpu", words("placement cpuset current")),
            Map.entry("cpu", words("mode match check")),
            Map.entry("feature", words("policy name")),
            Map.entry("topology", words("sockets dies cores threads")),
            Map.entry("cell", words("id cpus memory unit")),
            Map.entry("disk", words("type device model")),
            Map.entry("controller", words("type index model ports vectors")),
            Map.entry("graphics", words("type port tlsPort autoport websocket listen socket")),
            Map.entry("model", words("type ram vram vram64 vgamem heads primary")),
            Map.entry("filesystem", words("type accessmode")),
            Map.entry("hostdev", words("mode type managed")),
            Map.entry("target", words("type chassis port dev bus")),
            Map.entry("driver", words("name type")),
            Map.entry(
                    "address",
                    words("type controller domain bus target unit port cssid ssid devno slot function multifunction")));

    private DomainOrder() {}

    private static List<String> words(String names) {
        return List.of(names.split(" "));
    }

    static Element of(Element domain) {
        return named(sorted(domain)).mapChildren(child -> switch (child.name()) {
            case "devices" -> sorted(child).mapChildren(device -> allNamed(sorted(device)));
            case "os" -> allNamed(sorted(child));
            case "metadata" -> child;
            default -> allNamed(child);
        });
    }

    /** A copy with the known attributes of each element first. */
    private static Element allNamed(Element element) {
        return named(element).mapChildren(DomainOrder::allNamed);
    }

    private static Element named(Element element) {
        List<String> order = ATTRIBUTES.get(element.name());
        if (order == null || element.attributes().size() < 2) {
            return element;
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        order.forEach(name -> element.attribute(name).ifPresent(value -> ordered.put(name, value)));
        element.attributes().forEach(ordered::putIfAbsent);
        return element.withAttributes(ordered);
    }

    private static Element sorted(Element element) {
        List<String> order = CHILDREN.get(element.name());
        if (order == null) {
            return element;
        }
        List<Node> nodes = new ArrayList<>(element.nodes());
        nodes.sort(Comparator.comparingInt(node -> rank(order, node)));
        return element.withNodes(nodes);
    }

    private static int rank(List<String> order, Node node) {
        int rank = node instanceof Element child ? order.indexOf(child.name()) : -1;
        return rank < 0 ? order.size() : rank;
    }
}
