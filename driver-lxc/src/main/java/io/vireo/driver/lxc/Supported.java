package io.vireo.driver.lxc;

import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Unclaimed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What this driver honours of a domain, one line a place; everything else in a definition is refused, never ignored.
 *
 * <p>{@link Plan} is what honours it.
 */
final class Supported {

    private static final List<String> IDENTITY = List.of(
            "@type=lxc",
            "@id",
            "name",
            "uuid",
            "title",
            "description",
            "metadata/**",
            "on_poweroff=destroy|restart",
            "on_reboot=restart|destroy",
            "on_crash=destroy|restart",
            "clock/@offset=utc",
            "resource/partition");

    private static final List<String> BOOT = List.of(
            "os/type=exe",
            "os/type/@arch",
            "os/init",
            "os/initarg",
            "os/initenv",
            "os/initenv/@name",
            "os/initdir",
            "os/inituser",
            "os/initgroup",
            "idmap/uid/@start",
            "idmap/uid/@target",
            "idmap/uid/@count",
            "idmap/gid/@start",
            "idmap/gid/@target",
            "idmap/gid/@count",
            "features/privnet",
            "features/capabilities/@policy=default|allow|deny",
            "features/capabilities/**",
            "lxc:namespace/lxc:sharenet/@type=name|pid|netns",
            "lxc:namespace/lxc:sharenet/@value",
            "lxc:namespace/lxc:shareipc/@type=name|pid",
            "lxc:namespace/lxc:shareipc/@value",
            "lxc:namespace/lxc:shareuts/@type=name|pid",
            "lxc:namespace/lxc:shareuts/@value",
            "seclabel/@type=none|static",
            "seclabel/@model=none|apparmor|selinux",
            "seclabel/label",
            "seclabel/@relabel=no",
            "vireo:root/@of=host");

    private static final List<String> LIMITS = List.of(
            "memory",
            "memory/@unit",
            "currentMemory",
            "currentMemory/@unit",
            "vcpu",
            "vcpu/@placement=static",
            "vcpu/@cpuset",
            "vcpu/@current",
            "cputune/shares",
            "cputune/period",
            "cputune/quota",
            "memtune/hard_limit",
            "memtune/hard_limit/@unit",
            "memtune/soft_limit",
            "memtune/soft_limit/@unit",
            "memtune/swap_hard_limit",
            "memtune/swap_hard_limit/@unit",
            "numatune/memory/@mode=strict",
            "numatune/memory/@nodeset",
            "numatune/memory/@placement=static",
            "blkiotune/weight",
            "blkiotune/device/path",
            "blkiotune/device/weight",
            "blkiotune/device/read_bytes_sec",
            "blkiotune/device/write_bytes_sec",
            "blkiotune/device/read_iops_sec",
            "blkiotune/device/write_iops_sec",
            "vireo:limits/@processes");

    private static final List<String> DEVICES = List.of(
            "devices/emulator=/usr/lib/libvirt/libvirt_lxc|/usr/libexec/libvirt_lxc",
            "devices/filesystem/@type=mount|bind|ram|file|block",
            "devices/filesystem/@accessmode=passthrough",
            "devices/filesystem/driver/@type=loop|path",
            "devices/filesystem/driver/@format=raw",
            "devices/filesystem/source/@dir",
            "devices/filesystem/source/@file",
            "devices/filesystem/source/@dev",
            "devices/filesystem/source/@usage",
            "devices/filesystem/source/@units",
            "devices/filesystem/target/@dir",
            "devices/filesystem/readonly",
            "devices/filesystem/alias/@name",
            "devices/disk/@type=block|file",
            "devices/disk/@device=disk",
            "devices/disk/driver/@name=loop",
            "devices/disk/driver/@type=raw",
            "devices/disk/source/@dev",
            "devices/disk/source/@file",
            "devices/disk/target/@dev",
            "devices/disk/target/@bus",
            "devices/disk/readonly",
            "devices/disk/alias/@name",
            "devices/interface/@type=network|bridge|ethernet|direct",
            "devices/interface/mac/@address",
            "devices/interface/source/@network",
            "devices/interface/source/@portgroup",
            "devices/interface/source/@bridge",
            "devices/interface/source/@portid",
            "devices/interface/source/@dev",
            "devices/interface/source/@mode=bridge|vepa|private|passthrough",
            "devices/interface/target/@dev",
            "devices/interface/guest/@dev",
            "devices/interface/ip/@family=ipv4|ipv6",
            "devices/interface/ip/@address",
            "devices/interface/ip/@prefix",
            "devices/interface/route/@family=ipv4|ipv6",
            "devices/interface/route/@address",
            "devices/interface/route/@prefix",
            "devices/interface/route/@netmask",
            "devices/interface/route/@gateway",
            "devices/interface/route/@metric",
            "devices/interface/mtu/@size",
            "devices/interface/link/@state=up|down",
            "devices/interface/bandwidth/inbound/@average",
            "devices/interface/bandwidth/inbound/@peak",
            "devices/interface/bandwidth/inbound/@burst",
            "devices/interface/bandwidth/outbound/@average",
            "devices/interface/bandwidth/outbound/@peak",
            "devices/interface/bandwidth/outbound/@burst",
            "devices/interface/port/@isolated",
            "devices/interface/filterref/@filter",
            "devices/interface/filterref/parameter/@name",
            "devices/interface/filterref/parameter/@value",
            "devices/interface/alias/@name",
            "devices/console/@type=pty",
            "devices/console/@tty",
            "devices/console/target/@type=lxc",
            "devices/console/target/@port",
            "devices/console/log/@file",
            "devices/console/log/@append=on",
            "devices/console/alias/@name",
            "devices/hostdev/@mode=capabilities",
            "devices/hostdev/@type=storage|misc|net",
            "devices/hostdev/source/block",
            "devices/hostdev/source/char",
            "devices/hostdev/source/interface",
            "devices/hostdev/alias/@name");

    private static final Claims CLAIMS = claims();

    /** What to do instead, where we know better than to leave it out. */
    private static final Map<String, String> ADVICE = Map.of(
            "@type", "a definition for this driver has <domain type='lxc'>",
            "devices/interface/@type", "use type network, bridge, ethernet or direct",
            "devices/filesystem/@type", "use type mount, bind, ram, file or block",
            "devices/console/@type", "use type pty",
            "os/type", "the type of a container is exe");

    private Supported() {}

    private static Claims claims() {
        return Claims.of(java.util.stream.Stream.of(IDENTITY, BOOT, LIMITS, DEVICES)
                .flatMap(List::stream)
                .toList());
    }

    /**
     * Checks a complete definition.
     *
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED that names what is not honoured, with lines
     */
    static void require(Element complete) {
        List<Unclaimed> refused = CLAIMS.unclaimed(complete);
        if (refused.isEmpty()) {
            return;
        }
        Unclaimed first = refused.get(0);
        String advice = ADVICE.getOrDefault(first.path(), "remove it from the definition");
        String others =
                refused.stream().skip(1).limit(4).map(Unclaimed::toString).collect(Collectors.joining(", "));
        String more = refused.size() == 1 ? "" : " (and " + (refused.size() - 1) + " more: " + others + ")";
        throw Refusal.unsupported(first + ": the LXC driver does not honour this; " + advice + more);
    }
}
