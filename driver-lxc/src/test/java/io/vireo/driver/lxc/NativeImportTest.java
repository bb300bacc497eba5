package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was configured for liblxc's tools, as the definition of a domain. */
class NativeImportTest {

    private static final String ROOT = "lxc.rootfs.path = dir:/srv/web\nlxc.uts.name = web\n";

    private static Element read(String config) {
        return Element.parse(new LxcNative().domainXmlFromNative("lxc-tools", config), "definition");
    }

    private static String refused(String config) {
        return assertThrows(VirtException.class, () -> read(config)).getMessage();
    }

    @Test
    void theNewFormAndTheOldSayTheSame() {
        String common = "lxc.cap.drop = sys_module mknod\n\n# a comment\n";
        Element now = read(ROOT + common + "lxc.net.0.type = veth\nlxc.net.0.link = br0\nlxc.net.0.flags = up\n"
                + "lxc.net.0.ipv4.address = 10.0.0.2/24\nlxc.net.0.ipv4.gateway = 10.0.0.1\nlxc.tty.max = 2\n");
        Element old = read("lxc.rootfs = /srv/web\nlxc.utsname = web\n" + common
                + "lxc.network.type = veth\nlxc.network.link = br0\nlxc.network.flags = up\n"
                + "lxc.network.ipv4 = 10.0.0.2/24\nlxc.network.ipv4.gateway = 10.0.0.1\nlxc.tty = 2\n");

        assertEquals(
                now.withoutChildren("uuid").toString(),
                old.withoutChildren("uuid").toString());
        assertEquals(Optional.of("/srv/web"), now.at("devices/filesystem/source/@dir"));
        assertEquals(Optional.of("br0"), now.at("devices/interface/source/@bridge"));
        assertEquals(Optional.of("10.0.0.1"), now.at("devices/interface/route/@gateway"));
        assertEquals(2, now.findAll("devices/console").size());
        assertTrue(now.find("features/capabilities/mknod").isPresent());
        assertTrue(now.find("features/privnet").isEmpty(), "it has a card");
    }

    @Test
    void whatIsReadCanBeDefined() {
        Element domain = read(ROOT + "lxc.cgroup.memory.limit_in_bytes = 128M\nlxc.cgroup.cpu.shares = 500\n"
                + "lxc.mount.entry = tmpfs run tmpfs size=8m,ro 0 0\n"
                + "lxc.mount.entry = /srv/data data none bind,ro 0 0\nlxc.mount.entry = proc proc proc nodev 0 0\n");

        Element complete = Definitions.complete(domain.toString(), true);

        assertEquals(Optional.of("131072"), complete.at("memory"));
        assertEquals(Optional.of("500"), complete.at("cputune/shares"));
        assertEquals(
                List.of("/", "/run", "/data"),
                complete.findAll("devices/filesystem").stream()
                        .map(each -> each.at("target/@dir").orElse(""))
                        .toList());
        assertTrue(complete.find("features/privnet").isPresent());
    }

    @Test
    void aMapOfIdsNeverReachesTheHostsRoot() {
        Element now = read(ROOT + "lxc.idmap = u 0 100000 65536\nlxc.idmap = g 0 100000 65536\n");
        Element turned = read(ROOT + "lxc.idmap = u 100000 0 65536\nlxc.idmap = g 100000 0 65536\n");

        for (Element each : List.of(now, turned)) {
            assertEquals(Optional.of("0"), each.at("idmap/uid/@start"));
            assertEquals(Optional.of("100000"), each.at("idmap/uid/@target"));
            assertEquals(Optional.of("65536"), each.at("idmap/gid/@count"));
        }
    }

    @Test
    void whatCannotBeSaidIsRefusedByName() {
        assertTrue(refused(ROOT + "lxc.hook.start = /bin/evil\n").contains("lxc.hook.start"));
        assertTrue(refused(ROOT + "lxc.net.0.type = ipvlan\n").contains("ipvlan"));
        assertTrue(refused(ROOT + "lxc.mount = /etc/shadow\n").contains("lxc.mount"));
        assertTrue(refused(ROOT + "no setting\n").contains("no setting"));
        assertTrue(refused(ROOT + "lxc.cgroup.memory.limit_in_bytes = lots\n").contains("lots"));
        assertTrue(refused("lxc.uts.name = web\n").contains("rootfs"));
        assertTrue(assertThrows(VirtException.class, () -> new LxcNative().domainXmlFromNative("xen-xl", ""))
                .getMessage()
                .contains("lxc-tools"));
    }
}
