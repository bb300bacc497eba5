package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Domain;
import io.vireo.domain.Snapshots;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.network.Network;
import io.vireo.secret.Secret;
import io.vireo.storage.StoragePool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The worlds that are asked: libvirt's test driver, its QEMU with a guest that runs, its containers. */
record AskedWorlds(AskedWorld test, AskedWorld qemu, AskedWorld lxc, List<Connect> open) implements AutoCloseable {

    private static final String CPU = "<cpu><arch>x86_64</arch><model>486</model></cpu>";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static AskedWorlds make(Libvirtd libvirtd, Path folder) throws IOException {
        Path cpu = Files.writeString(folder.resolve("cpu.xml"), CPU);
        Map<String, String> common = new HashMap<>(Map.of(
                "folder", folder.toString(),
                "cpu", CPU,
                "cpu-file", cpu.toString(),
                "interface", "lo",
                "mac", "00:00:00:00:00:00",
                "ping", "{\"execute\":\"guest-ping\"}",
                "status", "{\"execute\":\"query-status\",\"id\":\"a\"}"));
        // A world in memory lives as long as somebody is there.
        Connect test = Vireo.load().open(libvirtd.uri("test", "default"));
        Connect qemu = Vireo.load().open(libvirtd.uri("qemu", "system"));
        Connect lxc = Vireo.load().open(libvirtd.uri("lxc", "system"));
        Map<String, String> ofQemu = qemu(qemu, common, folder);
        return new AskedWorlds(
                new AskedWorld(libvirtd.uri("test", "default"), withFile(test(test, common), folder)),
                new AskedWorld(libvirtd.uri("qemu", "system"), withFile(ofQemu, folder)),
                new AskedWorld(libvirtd.uri("lxc", "system"), withFile(lxc(lxc, ofQemu), folder)),
                List.of(test, qemu, lxc));
    }

    /** The domain's document, as a file too. */
    private static Map<String, String> withFile(Map<String, String> names, Path folder) throws IOException {
        Path file = folder.resolve(names.get("virt") + ".xml");
        names.put("xml-file", Files.writeString(file, names.get("xml")).toString());
        return names;
    }

    /** Two snapshots, so that one of them has a parent. */
    private static void snapshots(Domain domain) {
        for (String name : List.of("base", "sample")) {
            domain.as(Snapshots.class)
                    .createSnapshot("<domainsnapshot><name>" + name + "</name></domainsnapshot>", Set.of());
        }
    }

    private static Map<String, String> test(Connect connect, Map<String, String> common) {
        Map<String, String> names = new HashMap<>(common);
        Domain domain = connect.domain("test");
        names.putAll(Map.of("domain", "test", "uuid", domain.ref().uuid().toString(), "id", "1", "virt", "test"));
        names.putAll(Map.of(
                "snapshots", "test", "snapshots-uuid", domain.ref().uuid().toString()));
        snapshots(domain);
        names.putAll(Map.of("disk", "vda", "nic", "tournic0", "xml", domain.xmlDesc()));
        Network network = connect.network("default");
        names.putAll(Map.of(
                "network", "default", "network-uuid", network.ref().uuid().toString()));
        pool(connect.pool("default-pool"), names);
        names.putAll(Map.of("interface", "eth1", "mac", "aa:bb:cc:dd:ee:ff"));
        return names;
    }

    private static void pool(StoragePool pool, Map<String, String> names) {
        String path = pool.createVol("<volume><name>sample</name><capacity>1048576</capacity>"
                        + "<target><format type='raw'/></target></volume>")
                .path();
        names.putAll(
                Map.of("pool", pool.ref().name(), "pool-uuid", pool.ref().uuid().toString(), "volume-path", path));
    }

    private static Map<String, String> qemu(Connect connect, Map<String, String> common, Path folder)
            throws IOException {
        Map<String, String> names = new HashMap<>(common);
        addHost(connect, folder, names);
        snapshots(connect, folder, names);
        addGuest(connect, folder, names);
        return names;
    }

    private static void addHost(Connect connect, Path folder, Map<String, String> names) throws IOException {
        Network network = connect.defineNetwork(
                "<network><name>sample</name><bridge name='vbr-sample'/><ip address='10.77.1.1' prefix='24'/></network>");
        network.start();
        names.putAll(
                Map.of("network", "sample", "network-uuid", network.ref().uuid().toString()));
        Files.createDirectories(folder.resolve("pool"));
        pool(
                connect.createPool("<pool type='dir'><name>sample</name><target><path>" + folder.resolve("pool")
                        + "</path></target></pool>"),
                names);
        names.put(
                "filter",
                connect.defineNwFilter("<filter name='sample' chain='root'/>")
                        .ref()
                        .uuid()
                        .toString());
        Secret secret = connect.defineSecret("<secret><usage type='volume'><volume>/sample</volume></usage></secret>");
        secret.setValue("sample".getBytes(StandardCharsets.UTF_8));
        names.put("secret", secret.ref().uuid().toString());
    }

    private static void snapshots(Connect connect, Path folder, Map<String, String> names) {
        Domain shots = connect.defineDomain(guest("shots", image(folder, "shots"), ""));
        snapshots(shots);
        names.putAll(Map.of(
                "snapshots", "shots", "snapshots-uuid", shots.ref().uuid().toString()));
    }

    private static void addGuest(Connect connect, Path folder, Map<String, String> names) {
        Domain guest = connect.defineDomain(guest(
                "sample",
                image(folder, "sample"),
                "<interface type='network'><source network='sample'/><target dev='sample0'/><model type='e1000'/></interface>"
                        + "<console type='pty'/><memballoon model='virtio'/>"));
        guest.start();
        for (String name : List.of("base", "sample")) {
            guest.as(Checkpoints.class)
                    .createCheckpoint("<domaincheckpoint><name>" + name + "</name></domaincheckpoint>", Set.of());
        }
        names.putAll(Map.of("domain", "sample", "uuid", guest.ref().uuid().toString(), "virt", "qemu"));
        names.putAll(Map.of("id", Integer.toString(guest.id().orElseThrow()), "disk", "hda", "nic", "sample0"));
        names.put("xml", guest.xmlDesc());
        names.put(
                "port",
                connect.network("sample").ports().listPorts().get(0).uuid().toString());
    }

    private static String image(Path folder, String name) {
        Path image = folder.resolve(name + ".qcow2");
        ChildProcess.of(List.of("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M"))
                .run(PATIENCE)
                .orFail("make an image");
        return "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='" + image
                + "'/><target dev='hda' bus='ide'/></disk>";
    }

    private static String guest(String name, String disk, String devices) {
        return "<domain type='qemu'><name>" + name
                + "</name><metadata><s:sample xmlns:s='urn:sample'>so</s:sample></metadata>"
                + "<memory unit='MiB'>16</memory><vcpu>1</vcpu><iothreads>1</iothreads>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>" + disk + devices
                + "</devices></domain>";
    }

    /** A container that does not run; networks, storage, filters and secrets are those of the same daemon. */
    private static Map<String, String> lxc(Connect connect, Map<String, String> common) {
        Map<String, String> names = new HashMap<>(common);
        Domain domain = connect.defineDomain("<domain type='lxc'><name>sample</name><memory unit='MiB'>16</memory>"
                + "<os><type>exe</type><init>/bin/sh</init></os><devices><console type='pty'/></devices></domain>");
        names.putAll(Map.of("domain", "sample", "uuid", domain.ref().uuid().toString(), "virt", "lxc", "id", "7"));
        names.putAll(Map.of(
                "snapshots", "sample", "snapshots-uuid", domain.ref().uuid().toString()));
        names.putAll(Map.of("disk", "sda", "nic", "eth0", "xml", domain.xmlDesc()));
        return names;
    }

    @Override
    public void close() {
        for (Connect each : open) {
            try {
                each.close();
            } catch (VirtException gone) {
                System.out.println(gone.getMessage());
            }
        }
    }
}
