package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's tools against a daemon with a network and a pool; only to be run in a network of its own. */
@InOwnNamespaces
class VirtToolsThroughTheDaemon {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NETWORK = "<network><name>nat</name><forward mode='nat'/><bridge name='nat0'/>"
            + "<ip address='192.168.248.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.248.10' end='192.168.248.99'/></dhcp></ip></network>";

    @TempDir
    Path folder;

    private WireWay daemon;
    private String uri;

    static Path images() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "vireo", "guest");
    }

    @BeforeEach
    void begin() throws IOException {
        System.setProperty("vireo.root", folder.resolve("root").toString());
        daemon = new WireWay(folder);
        uri = "qemu+unix:///system?socket=" + folder.resolve("wire-sock");
        Path network = Files.writeString(folder.resolve("nat.xml"), NETWORK);
        virsh("net-define", network.toString());
        virsh("net-start", "nat");
        Path pool = Files.createDirectory(folder.resolve("images"));
        virsh("pool-define-as", "images", "dir", "--target", pool.toString());
        virsh("pool-start", "images");
        virsh("vol-create-as", "images", "web.qcow2", "16M", "--format", "qcow2");
    }

    @AfterEach
    void nothingIsLeft() {
        for (String guest : virsh("list", "--name").strip().lines().toList()) {
            virsh("destroy", guest);
        }
        virsh("net-destroy", "nat");
        daemon.close();
        System.clearProperty("vireo.root");
        assertEquals("lo", run("ip", "-br", "link").replaceAll("\\s.*", ""));
    }

    @Test
    void makeStartCopyAndChangeAGuest() throws Exception {
        install();
        assertTrue(virsh("list", "--name").contains("web"));
        assertTrue(virsh("domblklist", "web")
                .contains(folder.resolve("images/web.qcow2").toString()));
        awaitAddress("web");
        assertTrue(virsh("nwfilter-binding-list").contains("clean-traffic"));
        awaitAddress("web", "--source", "agent");
        everythingIsAnsweredThatVirtManagerAsks();
        virsh("destroy", "web");
        assertEquals("", virsh("nwfilter-binding-list").strip());
        run("virt-clone", "--connect", uri, "--original", "web", "--name", "copy", "--auto-clone");
        String copied = virsh("vol-list", "images");
        assertTrue(copied.contains("copy.qcow2") && copied.contains("copy.img"), copied);
        virsh("start", "copy");
        awaitAddress("copy");
        run(
                "virt-xml",
                "--connect",
                uri,
                "web",
                "--add-device",
                "--disk",
                "pool=images,size=0.01,format=raw",
                "--define");
        run("virt-xml", "--connect", uri, "web", "--edit", "--memory", "200,maxmemory=200", "--define");
        run("virt-xml", "--connect", uri, "web", "--remove-device", "--network", "1", "--define");
        String xml = virsh("dumpxml", "web");
        assertTrue(xml.contains("<memory unit='KiB'>204800</memory>") && !xml.contains("<interface"), xml);
        assertEquals(
                5,
                virsh("vol-list", "images")
                        .lines()
                        .filter(line -> line.contains("/"))
                        .count());
    }

    @Test
    void findWhatTheyAskForWhenTheyOnlyDescribe() {
        virsh("vol-create-as", "images", "free.img", "1M");
        List<String> devices = virsh("nodedev-list", "--cap", "pci").lines().toList();
        String guest = run(
                "virt-install",
                "--connect",
                uri,
                "--name=described",
                "--memory=100",
                "--import",
                "--osinfo=detect=on,require=off",
                "--disk=vol=images/free.img",
                "--network=network=nat",
                "--network=bridge=nat0",
                "--graphics=vnc",
                "--hostdev=" + (devices.isEmpty() ? "none" : devices.get(0)),
                "--print-xml");
        assertTrue(guest.contains("free.img") && guest.contains("<hostdev") != devices.isEmpty(), guest);
        assertTrue(!virsh("list", "--all").contains("described"));
    }

    private void everythingIsAnsweredThatVirtManagerAsks() {
        String found = run("/usr/bin/python3", "src/test/resources/virt-manager-asks.py", uri);
        assertTrue(found.startsWith("1 guests 2 networks 1 pools 2 volumes "), found);
        System.out.print(found);
    }

    private void install() throws IOException {
        String words = Files.readString(images().resolve("cmdline")).strip();
        run(
                "virt-install",
                "--connect",
                uri,
                "--name=web",
                "--memory=160",
                "--vcpus=1",
                "--virt-type=qemu",
                "--machine=q35",
                "--import",
                "--disk=vol=images/web.qcow2,bus=virtio",
                "--disk=pool=images,size=0.01,format=raw,bus=virtio",
                "--network=network=nat,model=virtio,filterref=clean-traffic",
                "--channel=unix,target.type=virtio,target.name=org.qemu.guest_agent.0",
                "--graphics=none",
                "--osinfo=detect=on,require=off",
                "--boot=kernel=" + images().resolve("vmlinux") + ",initrd=" + images().resolve("initramfs")
                        + ",kernel_args=" + words,
                "--noautoconsole");
    }

    /** What a tool could not find, or could not do, it notes for whoever looks for errors. */
    private static void nothingMissing(String notes) {
        for (String trouble : List.of("libvirtError", "not supported", "Traceback")) {
            assertTrue(!notes.contains(trouble), notes);
        }
    }

    private void awaitAddress(String guest, String... source) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", uri, "domifaddr", guest));
        command.addAll(List.of(source));
        long end = System.nanoTime() + PATIENCE.toNanos();
        // It fails as long as the guest's agent is not there.
        while (!ChildProcess.of(command).run(PATIENCE).output().contains("192.168.248.")) {
            assertTrue(System.nanoTime() < end, guest + " got no address");
            Thread.sleep(300);
        }
    }

    private String virsh(String... arguments) {
        List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** Tools that can tell what they do are told to. */
    private static String run(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        if (command[0].startsWith("virt-")) {
            words.add("--debug");
        }
        Outcome outcome = ChildProcess.of(words).run(PATIENCE).orFail(String.join(" ", command));
        nothingMissing(outcome.errors());
        return outcome.output();
    }
}
