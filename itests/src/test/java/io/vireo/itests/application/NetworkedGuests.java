package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.AddressSource;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainInterface;
import io.vireo.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Two guests on a network that leads out, two on one that does not: they get addresses, find names and each other, or nobody
 * else, and everything is gone when they are.
 */
public final class NetworkedGuests {

    private static final String NETWORK = "<network><name>lan</name><forward mode='nat'/><bridge name='lan0'/>"
            + "<domain name='lan.test' localOnly='yes'/>"
            + "<dns><host ip='192.168.250.1'><hostname>gateway</hostname></host></dns>"
            + "<ip address='192.168.250.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.250.10' end='192.168.250.99'/>"
            + "<host mac='52:54:00:00:00:01' name='one' ip='192.168.250.7'/></dhcp></ip></network>";
    private static final String QUIET = "<network><name>quiet</name><bridge name='quiet0'/>"
            + "<ip address='192.168.249.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.249.10' end='192.168.249.99'/>"
            + "<host mac='52:54:00:00:00:03' name='three' ip='192.168.249.3'/>"
            + "<host mac='52:54:00:00:00:04' name='four' ip='192.168.249.4'/></dhcp></ip></network>";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private NetworkedGuests() {}

    /**
     * Says line by line what it sees.
     *
     * @param arguments the folder for everything, and the folder with a kernel and its initramfs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path images = Path.of(arguments[1]);
        Vireo vireo = Vireo.load();
        try (Connect connect = vireo.open("qemu:///embed?root=" + arguments[0])) {
            try {
                seen(connect, images);
            } finally {
                stop(connect);
            }
        }
        System.exit(0);
    }

    /** Stops every guest and every network that runs, also when something went wrong. */
    static void stop(Connect connect) {
        connect.listDomains().stream().filter(Domain::isActive).forEach(Domain::destroy);
        connect.listNetworks().stream().filter(Network::isActive).forEach(Network::destroy);
    }

    private static void seen(Connect connect, Path images) throws IOException, InterruptedException {
        Network lan = connect.defineNetwork(NETWORK);
        lan.start();
        Domain one = start(connect, images, "lan", 1);
        Domain two = start(connect, images, "lan", 2);
        System.out.println("ports " + lan.listPorts().size());
        System.out.println("one has " + address(one));
        System.out.println("two has an address " + address(two).startsWith("192.168.250."));
        System.out.println("leases " + lan.leases().size());
        System.out.println("one's agent knows " + agentAddress(one));
        System.out.println("one finds the name of the gateway " + finds(one, "gateway.lan.test", "192.168.250.1"));
        System.out.println("two finds the name of one " + finds(two, "one.lan.test", "192.168.250.7"));
        System.out.println("a port is limited " + PortLimit.isTaken(lan));
        System.out.println("two reaches one " + reaches(two, "192.168.250.7"));
        two.destroy();
        quiet(connect, images);
        one.destroy();
        System.out.println("ports " + lan.listPorts().size());
        lan.destroy();
        System.out.println("ports " + lan.listPorts().size() + ", active " + lan.isActive());
    }

    /** The guest one runs on the other network meanwhile. */
    private static void quiet(Connect connect, Path images) throws IOException, InterruptedException {
        Network quiet = connect.defineNetwork(QUIET);
        quiet.start();
        Domain three = start(connect, images, "quiet", 3);
        Domain four = start(connect, images, "quiet", 4);
        System.out.println("three has " + address(three) + ", four has " + address(four));
        System.out.println("three reaches four " + reaches(three, "192.168.249.4"));
        System.out.println("three knows a way out "
                + InGuest.run(three, "ip", "route").output().contains("default"));
        // Also one that takes the host for a router gets nowhere.
        InGuest.run(three, "ip", "route", "add", "default", "via", "192.168.249.1");
        System.out.println("three reaches one " + reaches(three, "192.168.250.7"));
        three.destroy();
        four.destroy();
        quiet.destroy();
    }

    static boolean reaches(Domain guest, String address) throws InterruptedException {
        return InGuest.run(guest, "ping", "-c", "1", "-W", "3", address).exit() == 0;
    }

    private static boolean finds(Domain guest, String name, String address) throws InterruptedException {
        return InGuest.run(guest, "nslookup", name).output().contains(address);
    }

    private static String agentAddress(Domain guest) {
        return guest.networkDevices().interfaceAddresses(AddressSource.AGENT).stream()
                .flatMap(card -> card.addresses().stream())
                .map(each -> each.address())
                .filter(each -> each.startsWith("192.168."))
                .findFirst()
                .orElse("nothing");
    }

    private static Domain start(Connect connect, Path images, String network, int number) throws IOException {
        return start(connect, images, network, number, "", "");
    }

    /**
     * Starts a guest.
     *
     * @param card what its card has beside network, address and model
     * @param devices what it has beside a card and the agent's channel
     */
    static Domain start(Connect connect, Path images, String network, int number, String card, String devices)
            throws IOException {
        Domain domain = connect.defineDomain("<domain type='qemu'><name>guest" + number
                + "</name><memory unit='MiB'>160</memory>"
                + "<os><type arch='x86_64' machine='q35'>hvm</type><kernel>" + images.resolve("vmlinux")
                + "</kernel><initrd>" + images.resolve("initramfs") + "</initrd><cmdline>"
                + Files.readString(images.resolve("cmdline")).strip() + "</cmdline></os><features><acpi/></features>"
                + "<devices><interface type='network'><source network='" + network
                + "'/><mac address='52:54:00:00:00:0" + number
                + "'/><model type='virtio'/>" + card
                + "</interface><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/>"
                + "</channel>" + devices + "</devices></domain>");
        domain.start();
        return domain;
    }

    static String address(Domain domain) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<DomainInterface> cards = domain.networkDevices().interfaceAddresses(AddressSource.LEASE);
            Optional<String> address = cards.stream()
                    .flatMap(card -> card.addresses().stream())
                    .map(each -> each.address())
                    .findFirst();
            if (address.isPresent()) {
                return address.get();
            }
            Thread.sleep(200);
        }
        return "nothing";
    }
}
