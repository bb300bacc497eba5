package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.AddressSource;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.DomainRef;
import io.vireo.domain.NetworkDevices;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.groups.ControlGroup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Devices that containers have from the start, and that come and go while they run; only to be run in namespaces. */
class RealDevices extends OnRealContainers {

    private static final String SHELL = "stty -echo; exec sh";

    private DomainRef shell(Containers container) {
        return opened.run(container.root(root).console().shell(SHELL));
    }

    /** What a script in the shell of a container says. */
    private String said(DomainRef ref, String script) {
        return opened.type(ref, "(" + script + ") 2>&1; echo rc=$?.\n", "rc=");
    }

    private Path image(String name, long size) throws IOException {
        Path image = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(size);
        }
        return image;
    }

    private static String done(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Opened.PATIENCE)
                .orFail("prepare a device")
                .output()
                .strip();
    }

    private static void ip(String... arguments) {
        done(Stream.concat(Stream.of("ip"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void devicesThatAreGivenAndNoOthers() {
        DomainRef ref = shell(Containers.named("given")
                .with("<features><capabilities policy='default'><mknod state='on'/></capabilities></features>")
                .device("<hostdev mode='capabilities'"
                        + " type='misc'><source><char>/dev/fuse</char></source></hostdev>"));

        String said = said(ref, "ls -l /dev/fuse; mknod /tmp/kmsg c 1 11; cat /tmp/kmsg; rm -f /tmp/kmsg");

        assertTrue(said.contains("10, 229") || said.contains("10,  229"), said);
        assertTrue(said.contains("Operation not permitted"), said);
    }

    @Test
    void blockDevicesOfTheHostAsFilesystemsDisksAndThemselves() throws IOException {
        Path system = image("system.img", 4 << 20);
        done("mkfs.ext4", "-q", system.toString());
        String first = done("losetup", "--find", "--show", system.toString());
        String second =
                done("losetup", "--find", "--show", image("plain.img", 1 << 20).toString());
        try {
            DomainRef ref = shell(Containers.named("blocks")
                    .with("<blkiotune><device><path>" + second
                            + "</path><read_bytes_sec>9000000</read_bytes_sec></device></blkiotune>")
                    .device("<filesystem type='block'><source dev='" + first + "'/><target dir='/mnt'/></filesystem>")
                    .device("<disk type='block' device='disk'><source dev='" + second
                            + "'/><target dev='vdb'/><readonly/></disk>")
                    .device("<hostdev mode='capabilities' type='storage'><source><block>" + second
                            + "</block></source></hostdev>"));

            String said = said(ref, "grep ' /mnt ' /proc/mounts; dd if=/dev/vdb of=/dev/null bs=1024; ls -l " + second);

            assertTrue(said.contains(first + " /mnt ext4"), said);
            assertTrue(said.contains("1024+0 records in"), said);
            assertTrue(said.contains("rc=0."), said);
            ControlGroup group = opened.container(ref).group();
            String limits = group.isUnified("blkio") ? "io.max" : "blkio.throttle.read_bps_device";
            assertTrue(group.read("blkio", limits).orElse("").contains("9000000"), limits);
            opened.lifecycle(ref).destroy(Set.of());
        } finally {
            done("losetup", "--detach", first);
            done("losetup", "--detach", second);
        }
    }

    @Test
    void plugsDevicesOfTheHostInAndOut() {
        ip("link", "add", "name", "vpair6", "type", "veth", "peer", "name", "vpair7");
        DomainRef ref = shell(Containers.named("hostdevs"));
        Devices devices = opened.part(Devices.class, ref);
        String fuse = "<hostdev mode='capabilities' type='misc'><source><char>/dev/fuse</char></source></hostdev>";
        String card =
                "<hostdev mode='capabilities' type='net'><source><interface>vpair6</interface></source></hostdev>";

        devices.attachDevice(fuse, Set.of(DeviceFlag.LIVE));
        devices.attachDevice(card, Set.of(DeviceFlag.LIVE));
        String with = said(ref, "ls -l /dev/fuse; : </dev/fuse && echo opened; ip link show dev vpair6");
        devices.detachDevice(fuse, Set.of(DeviceFlag.LIVE));
        devices.detachDevice(card, Set.of(DeviceFlag.LIVE));
        String without = said(ref, "ls /dev/fuse; ip link show dev vpair6");

        assertTrue(with.contains("opened") && with.contains("vpair6@") && with.contains("rc=0."), with);
        assertFalse(without.contains("rc=0."), without);
        assertTrue(Files.exists(Path.of("/proc/sys/net/ipv4/conf/vpair6")), "the card was not given back");
        ip("link", "delete", "dev", "vpair6");
    }

    @Test
    void changesTheLinkOfACardThatIsInUse() {
        DomainRef ref = shell(Containers.named("link")
                .device("<interface type='ethernet'><mac address='00:16:3e:00:00:78'/></interface>"));
        Devices devices = opened.part(Devices.class, ref);
        String card = "<interface type='ethernet'><mac address='00:16:3e:00:00:78'/><link state='%s'/></interface>";

        devices.updateDevice(String.format(card, "down"), Set.of(DeviceFlag.LIVE));
        String down = said(ref, "ip link show dev eth0 | grep -q ',UP'");
        devices.updateDevice(String.format(card, "up"), Set.of(DeviceFlag.LIVE));
        String up = said(ref, "ip link show dev eth0 | grep -q ',UP'");

        assertTrue(down.contains("rc=1."), down);
        assertTrue(up.contains("rc=0."), up);
    }

    @Test
    void plugsCardsInAndOut() {
        ip("link", "add", "name", "vbr0", "type", "bridge");
        DomainRef ref = opened.run(Containers.named("cards")
                .root(root)
                .device("<interface type='ethernet'><ip address='10.9.8.7' prefix='24'/><guest"
                        + " dev='web0'/></interface>"));
        Devices devices = opened.part(Devices.class, ref);
        String card = "<interface type='bridge'><source bridge='vbr0'/><mac address='00:16:3e:00:00:77'/>"
                + "<guest dev='more0'/><ip address='10.9.9.7' prefix='24'/></interface>";

        devices.attachDevice(card, Set.of(DeviceFlag.LIVE));
        List<DomainInterface> cards = opened.part(NetworkDevices.class, ref).interfaceAddresses(AddressSource.AGENT);

        assertEquals(
                List.of("10.9.8.7", "10.9.9.7"),
                cards.stream()
                        .flatMap(each -> each.addresses().stream())
                        .map(each -> each.address())
                        .filter(each -> each.startsWith("10."))
                        .sorted()
                        .toList());
        assertEquals(
                Optional.of("00:16:3e:00:00:77"),
                cards.stream()
                        .filter(each -> each.name().equals("more0"))
                        .findFirst()
                        .flatMap(DomainInterface::mac));
        assertTrue(opened.part(NetworkDevices.class, ref)
                        .interfaceStats("00:16:3e:00:00:77")
                        .txBytes()
                >= 0);
        assertTrue(Files.exists(Path.of("/sys/class/net/vbr0/brif")));
        devices.detachDevice(card, Set.of(DeviceFlag.LIVE));
        assertEquals(
                2,
                opened.part(NetworkDevices.class, ref)
                        .interfaceAddresses(AddressSource.AGENT)
                        .size());
        ip("link", "delete", "dev", "vbr0");
    }

    @Test
    void plugsDisksInAndOut() throws IOException {
        Path image = image("disk.img", 1 << 20);
        DomainRef ref = shell(Containers.named("disks"));
        Devices devices = opened.part(Devices.class, ref);
        String disk = "<disk type='file' device='disk'><source file='" + image + "'/><target dev='vda'/></disk>";

        devices.attachDevice(disk, Set.of(DeviceFlag.LIVE));
        String said = said(ref, "dd if=/dev/vda of=/dev/null bs=1024");

        assertTrue(said.contains("1024+0 records in"), said);
        assertEquals(1, opened.container(ref).record().loops().size());
        devices.detachDevice(disk, Set.of(DeviceFlag.LIVE));
        assertEquals(List.of(), opened.container(ref).record().loops());
    }
}
