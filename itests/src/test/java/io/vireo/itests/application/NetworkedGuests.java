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

/** Two guests on a network of their own: they get their addresses, and everything is gone when they are. */
public final class NetworkedGuests {

    private static final String NETWORK = "<network><name>lan</name><forward mode='nat'/><bridge name='lan0'/>"
            + "<ip address='192.168.250.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.250.10' end='192.168.250.99'/>"
            + "<host mac='52:54:00:00:00:01' name='one' ip='192.168.250.7'/></dhcp></ip></network>";
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
            Network lan = connect.defineNetwork(NETWORK);
            lan.start();
            Domain one = start(connect, images, 1);
            Domain two = start(connect, images, 2);
            System.out.println("ports " + lan.listPorts().size());
            System.out.println("one has " + address(one));
            System.out.println("two has an address " + address(two).startsWith("192.168.250."));
            System.out.println("leases " + lan.leases().size());
            one.destroy();
            System.out.println("ports " + lan.listPorts().size());
            two.destroy();
            lan.destroy();
            System.out.println("ports " + lan.listPorts().size() + ", active " + lan.isActive());
        }
        System.exit(0);
    }

    private static Domain start(Connect connect, Path images, int number) throws IOException {
        Domain domain = connect.defineDomain("<domain type='qemu'><name>guest" + number
                + "</name><memory unit='MiB'>160</memory>"
                + "<os><type arch='x86_64' machine='q35'>hvm</type><kernel>" + images.resolve("vmlinux")
                + "</kernel><initrd>" + images.resolve("initramfs") + "</initrd><cmdline>"
                + Files.readString(images.resolve("cmdline")).strip() + "</cmdline></os><features><acpi/></features>"
                + "<devices><interface type='network'><source network='lan'/><mac address='52:54:00:00:00:0" + number
                + "'/><model type='virtio'/></interface></devices></domain>");
        domain.start();
        return domain;
    }

    private static String address(Domain domain) throws InterruptedException {
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
