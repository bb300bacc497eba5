package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import io.vireo.xml.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which libvirt writes what stands side by side; what it does not know comes last, in the order given. */
final class Order {

    private static final Map<String, List<String>> CHILDREN = Map.ofEntries(
            row(
                    "domain",
                    "name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune"
                            + " memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune numatune resource"
                            + " sysinfo bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot"
                            + " on_lockfailure on_crash pm perf devices seclabel keywrap launchSecurity qemu:commandline"
                            + " qemu:capabilities qemu:override qemu:deprecation"),
            row(
                    "devices",
                    "emulator disk controller lease filesystem interface smartcard serial parallel console channel input"
                            + " tpm graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng"
                            + " nvram panic shmem memory iommu vsock crypto"),
            row("os", "type firmware loader nvram kernel initrd cmdline dtb acpi boot bootmenu bios smbios"),
            row("cpu", "model vendor topology cache maxphysaddr feature numa"),
            row(
                    "disk",
                    "driver auth source backingStore backenddomain mirror target iotune readonly shareable transient serial"
                            + " wwn vendor product encryption boot blockio alias acpi address"),
            row("controller", "driver model master target pcihole64 alias address"),
            row(
                    "interface",
                    "mac source virtualport vlan backend script target guest model driver filterref bandwidth link mtu"
                            + " coalesce boot rom acpi alias address"),
            row("serial", "source protocol log target alias address"),
            row("parallel", "source protocol log target alias address"),
            row("console", "source protocol log target alias address"),
            row("channel", "source protocol log target alias address"),
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
            row("vsock", "cid driver alias address"),
            row("smartcard", "source protocol alias address"));

    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            row("type", "arch machine"),
            row("vcpu", "placement cpuset current"),
            row("cell", "id cpus memory unit"),
            row("disk", "type device model"),
            row("controller", "type index model ports vectors"),
            row("interface", "type"),
            row("graphics", "type port tlsPort autoport websocket listen socket"),
            row("input", "type bus"),
            row("watchdog", "model action"),
            row("filesystem", "type accessmode"),
            row("hostdev", "mode type managed"),
            row("target", "type chassis port dev bus"),
            row("driver", "name type"));

    private Order() {}

    private static Map.Entry<String, List<String>> row(String parent, String children) {
        return Map.entry(parent, Arrays.asList(children.split(" ")));
    }

    /** A copy of a domain with everything in its order. */
    static Element of(Element domain) {
        Element ordered = sorted(domain);
        return ordered.mapChildren(child -> switch (child.name()) {
            case "devices" ->
                sorted(child).mapChildren(device -> named(sorted(device)).mapChildren(Order::named));
            case "os", "cpu" -> sorted(child).mapChildren(part -> named(part).mapChildren(Order::named));
            default -> named(child);
        });
    }

    /** A copy with the known attributes first. */
    private static Element named(Element element) {
        List<String> order = ATTRIBUTES.get(element.name());
        if (order == null || element.attributes().size() < 2) {
            return element;
        }
        Map<String, String> sorted = new LinkedHashMap<>();
        order.forEach(name -> element.attribute(name).ifPresent(value -> sorted.put(name, value)));
        element.attributes().forEach(sorted::putIfAbsent);
        return element.withAttributes(sorted);
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
