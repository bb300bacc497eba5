package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.network.Network;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StorageVol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two guests on a network with disks that are volumes, one behind the filter {@code clean-traffic}: both claim to be others, and
 * a table of rules that is nobody's of Vireo counts what of that gets through.
 */
public final class FilteredGuests {

    private static final String NETWORK =
            "<network><name>lan</name><bridge name='lan0'/><mac address='52:54:00:00:00:fe'/>"
                    + "<ip address='192.168.247.1' netmask='255.255.255.0'>"
                    + "<dhcp><range start='192.168.247.10' end='192.168.247.99'/>"
                    + "<host mac='52:54:00:00:00:05' name='five' ip='192.168.247.5'/>"
                    + "<host mac='52:54:00:00:00:06' name='six' ip='192.168.247.6'/></dhcp></ip></network>";
    private static final String FILTER = "<filterref filter='clean-traffic'/>";

    private FilteredGuests() {}

    /**
     * Says line by line what it sees.
     *
     * @param arguments the folder for everything, and the folder with a kernel and its initramfs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path images = Path.of(arguments[1]);
        Vireo vireo = Vireo.load();
        try (Connect connect = vireo.open("qemu:///system?root=" + arguments[0])) {
            Network lan = connect.defineNetwork(NETWORK);
            lan.start();
            Path volumes = Files.createDirectory(Path.of(arguments[0], "volumes"));
            StoragePool pool = connect.createPool(
                    "<pool type='dir'><name>volumes</name><target><path>" + volumes + "</path></target></pool>");
            try {
                guests(connect, images, pool);
                System.out.println("ports " + lan.listPorts().size());
            } finally {
                NetworkedGuests.stop(connect);
            }
        }
        System.exit(0);
    }

    private static void guests(Connect connect, Path images, StoragePool pool)
            throws IOException, InterruptedException {
        StorageVol disk = volume(pool, "five");
        Domain five = start(connect, images, 5, FILTER);
        System.out.println("bindings " + bindings(connect) + ", rules " + Counted.rulesOfVireo());
        volume(pool, "six");
        Domain six = start(connect, images, 6, "");
        System.out.println("six is not bound: bindings " + bindings(connect));
        System.out.println("five has " + NetworkedGuests.address(five) + ", six has " + NetworkedGuests.address(six));
        write(five);
        Counted counted = Counted.at("192.168.247.66", "52:54:00:66:66:66");
        System.out.println("five reaches six " + NetworkedGuests.reaches(five, "192.168.247.6"));
        fake(five, 5);
        System.out.println("of five's fakes pass: " + counted.seen());
        System.out.println("five reaches six still " + NetworkedGuests.reaches(five, "192.168.247.6"));
        fake(six, 6);
        System.out.println("of six's fakes pass: " + counted.seen());
        counted.remove();
        five.destroy();
        System.out.println("bindings " + bindings(connect) + ", rules " + Counted.rulesOfVireo());
        System.out.println("the volume has what five wrote "
                + new String(Files.readAllBytes(Path.of(disk.path())), 0, 5, StandardCharsets.US_ASCII));
        six.destroy();
    }

    /** False MAC, then false IP, then ARP that tells of a false IP. */
    private static void fake(Domain guest, int number) throws InterruptedException {
        // The guest must not have to ask for the way: its question would be a fake, too.
        InGuest.run(guest, "arp", "-s", "192.168.247.1", "52:54:00:00:00:fe");
        InGuest.run(guest, "ip", "link", "set", "eth0", "address", "52:54:00:66:66:66");
        InGuest.run(guest, "ping", "-c", "2", "-W", "1", "192.168.247.1");
        InGuest.run(guest, "arping", "-c", "2", "-w", "3", "-I", "eth0", "192.168.247.1");
        InGuest.run(guest, "ip", "link", "set", "eth0", "address", "52:54:00:00:00:0" + number);
        InGuest.run(guest, "ip", "address", "add", "192.168.247.66/32", "dev", "eth0");
        InGuest.run(guest, "ping", "-c", "2", "-W", "1", "-I", "192.168.247.66", "192.168.247.1");
        InGuest.run(
                guest, "arping", "-U", "-c", "2", "-w", "3", "-I", "eth0", "-s", "192.168.247.66", "192.168.247.66");
        InGuest.run(guest, "ip", "address", "del", "192.168.247.66/32", "dev", "eth0");
    }

    private static void write(Domain guest) throws InterruptedException {
        InGuest written = InGuest.run(guest, "sh", "-c", "printf hello | dd of=/dev/vda conv=fsync");
        System.out.println("five writes to its disk " + (written.exit() == 0));
    }

    private static int bindings(Connect connect) {
        return connect.as(NwFilterBindings.class).listNwFilterBindings().size();
    }

    private static StorageVol volume(StoragePool pool, String name) {
        return pool.createVol("<volume><name>" + name + "</name><capacity unit='MiB'>1</capacity>"
                + "<target><format type='raw'/></target></volume>");
    }

    private static Domain start(Connect connect, Path images, int number, String filter) throws IOException {
        String disk =
                "<disk type='volume' device='disk'><driver name='qemu' type='raw'/><source pool='volumes' volume='"
                        + (number == 5 ? "five" : "six") + "'/><target dev='vda' bus='virtio'/></disk>";
        return NetworkedGuests.start(connect, images, "lan", number, filter, disk);
    }
}
