package io.vireo.driver.kit;

import io.vireo.xml.Element;
import io.vireo.xml.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which libvirt writes a domain; what it does not know comes last, in the order given. */
public final class DomainOrder {

    private static final String CHARACTER = "source protocol log target alias address";

    private static final Map<String, Map<String, Integer>> CHILDREN = Map.ofEntries(
            row(
                    "domain",
                    "name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune"
                            + " memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune numatune resource"
                            + " sysinfo bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot"
                            + " on_lockfailure on_crash pm perf devices seclabel keywrap launchSecurity qemu:commandline"
                            + " qemu:capabilities qemu:override qemu:deprecation"),
            row(
                    "devices",
                    "emulator disk controller lease filesystem interface smartcard serial parallel console channel"
                            + " input tpm graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon"
                            + " rng nvram panic shmem memory iommu vsock crypto"),
            row(
                    "os",
                    "type firmware loader nvram init initarg kernel initrd cmdline dtb acpi boot bootmenu bios smbios"),
            row("cpu", "model vendor topology cache maxphysaddr feature numa"),
            row(
                    "disk",
                    "driver auth source backingStore backenddomain mirror target iotune readonly shareable transient"
                            + " serial wwn vendor product encryption boot blockio alias acpi address"),
            row("controller", "driver model master target pcihole64 alias address"),
            row(
                    "interface",
                    "mac source virtualport vlan backend ip route script bandwidth target guest model driver filterref"
                            + " link mtu coalesce boot rom acpi alias address"),
            row("serial", CHARACTER),
            row("parallel", CHARACTER),
            row("console", CHARACTER),
            row("channel", CHARACTER),
            row("smartcard", CHARACTER),
            row(
                    "filesystem",
                    "driver binary source target readonly space_hard_limit space_soft_limit boot alias address"),
            row("graphics", "listen channel image jpeg zlib playback streaming clipboard mouse filetransfer gl audio"),
            row("video", "driver model alias acpi address"),
            row("input", "driver source alias address"),
            row("sound", "codec audio alias address"),
            row("hostdev", "driver source teaming readonly shareable boot rom alias address"),
            row("redirdev", "source protocol boot alias address"),
            row("hub", "alias address"),
            row("watchdog", "alias address"),
            row("memballoon", "stats driver alias address"),
            row("rng", "rate backend driver alias address"),
            row("tpm", "backend alias address"),
            row("panic", "alias address"),
            row("shmem", "model size server msi alias address"),
            row("memory", "uuid source target alias address"),
            row("iommu", "driver alias address"),
            row("vsock", "cid driver alias address"));

    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            names("domain", "type id"),
            names("type", "arch machine"),
            names("vcpu", "placement cpuset current"),
            names("cpu", "mode match check"),
            names("feature", "policy name"),
            names("topology", "sockets dies cores threads"),
            names("cell", "id cpus memory unit"),
            names("disk", "type device model"),
            names("controller", "type index model ports vectors"),
            names("interface", "type"),
            names("graphics", "type port tlsPort autoport websocket listen socket"),
            names("model", "type ram vram vram64 vgamem heads primary"),
            names("input", "type bus"),
            names("watchdog", "model action"),
            names("filesystem", "type accessmode"),
            names("hostdev", "mode type managed"),
            names("target", "type chassis port dev bus"),
            names("driver", "name type"),
            names(
                    "address",
                    "type controller domain bus target unit port cssid ssid devno slot function multifunction"));

    private DomainOrder() {}

    private static Map.Entry<String, List<String>> names(String element, String names) {
        return Map.entry(element, List.of(names.split(" ")));
    }

    private static Map.Entry<String, Map<String, Integer>> row(String parent, String names) {
        Map<String, Integer> places = new HashMap<>();
        for (String name : names.split(" ")) {
            places.put(name, places.size());
        }
        return Map.entry(parent, Map.copyOf(places));
    }

    /**
     * Orders the elements and attributes of a domain; what applications keep in its metadata stays as it is.
     *
     * @param domain the domain
     * @return a copy in libvirt's order
     */
    public static Element of(Element domain) {
        return named(sorted(domain)).mapChildren(child -> switch (child.name()) {
            case "devices" -> sorted(child).mapChildren(device -> allNamed(sorted(device)));
            case "os", "cpu" -> allNamed(sorted(child));
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
        Map<String, Integer> order = CHILDREN.get(element.name());
        if (order == null || isSorted(order, element.nodes())) {
            return element;
        }
        List<Node> nodes = new ArrayList<>(element.nodes());
        nodes.sort(Comparator.comparingInt(node -> rank(order, node)));
        return element.withNodes(nodes);
    }

    private static boolean isSorted(Map<String, Integer> order, List<Node> nodes) {
        int last = 0;
        for (Node node : nodes) {
            int rank = rank(order, node);
            if (rank < last) {
                return false;
            }
            last = rank;
        }
        return true;
    }

    private static int rank(Map<String, Integer> order, Node node) {
        return node instanceof Element child ? order.getOrDefault(child.name(), order.size()) : order.size();
    }
}
