package io.vireo.driver.test;

import io.vireo.xml.Element;
import io.vireo.xml.Node;
import java.util.ArrayList;
import java.util.Comparator;
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

    private DomainOrder() {}

    private static List<String> words(String names) {
        return List.of(names.split(" "));
    }

    static Element of(Element domain) {
        return sorted(domain).mapChildren(child -> switch (child.name()) {
            case "devices" -> sorted(child).mapChildren(DomainOrder::sorted);
            case "os" -> sorted(child);
            default -> child;
        });
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
