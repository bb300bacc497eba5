package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.lxc.LxcProcesses;
import io.vireo.network.Network;
import io.vireo.nwfilter.NwFilterBindings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two containers on a network, one behind the filter {@code clean-traffic}: both claim to be others, and a table of rules that
 * is nobody's of Vireo counts what of that gets through. A third is to be on a network that is down.
 */
public final class FilteredContainers {

    private static final int TRIES = 15;
    private static final String GATEWAY = "192.168.246.1";
    private static final String NETWORK = "<network><name>%s</name><bridge name='%s' stp='off'/>"
            + "<mac address='52:54:00:00:00:%s'/><ip address='%s' netmask='255.255.255.0'/></network>";
    private static final String FILTER =
            "<filterref filter='clean-traffic'><parameter name='IP' value='192.168.246.5'/>" + "</filterref>";

    private FilteredContainers() {}

    /**
     * Says line by line what it sees.
     *
     * @param arguments the folder for everything, and a root for containers
     */
    public static void main(String[] arguments) {
        try (Connect connect = Vireo.load().open("lxc:///system?root=" + arguments[0])) {
            Network lan = connect.defineNetwork(String.format(NETWORK, "lan", "lan0", "fe", GATEWAY));
            connect.defineNetwork(String.format(NETWORK, "down", "down0", "fd", "192.168.245.1"));
            lan.start();
            try {
                containers(connect, lan, Path.of(arguments[1]));
                onNoNetwork(connect, Path.of(arguments[1]));
                System.out.println("ports " + lan.listPorts().size());
            } finally {
                connect.listDomains().stream().filter(Domain::isActive).forEach(Domain::destroy);
                lan.destroy();
            }
        }
        System.exit(0);
    }

    private static void containers(Connect connect, Network lan, Path root) {
        Domain five = start(connect, root, 5, FILTER);
        System.out.println("bindings " + bindings(connect) + ", rules " + Counted.rulesOfVireo());
        Domain six = start(connect, root, 6, "");
        System.out.println("a port is limited " + PortLimit.isTaken(lan));
        System.out.println("five reaches six " + reaches(five, "192.168.246.6"));
        System.out.println("six reaches the host " + reaches(six, GATEWAY));
        Counted counted = Counted.at("192.168.246.66", "52:54:00:66:66:66");
        fake(five, 5);
        System.out.println("of five's fakes pass: " + counted.seen());
        System.out.println("five reaches six still " + reaches(five, "192.168.246.6"));
        fake(six, 6);
        System.out.println("of six's fakes pass: " + counted.seen());
        counted.remove();
        five.destroy();
        System.out.println("bindings " + bindings(connect) + ", rules " + Counted.rulesOfVireo());
        six.destroy();
    }

    private static void onNoNetwork(Connect connect, Path root) {
        Domain seven = connect.defineDomain(xml(root, 7, "down", ""));
        try {
            seven.start();
            System.out.println("it runs on a network that is down");
        } catch (VirtException refused) {
            System.out.println("the network is named " + refused.getMessage().contains("'down'") + ", running "
                    + connect.listDomains().stream().filter(Domain::isActive).count());
        }
    }

    /** False MAC, then false IP, then ARP that tells of a false IP. */
    private static void fake(Domain guest, int number) {
        // The guest must not have to ask for the way: its question would be a fake, too.
        run(guest, "arp", "-s", GATEWAY, "52:54:00:00:00:fe");
        run(guest, "ip", "link", "set", "eth0", "address", "52:54:00:66:66:66");
        run(guest, "ping", "-c", "2", "-W", "1", GATEWAY);
        run(guest, "arping", "-c", "2", "-w", "3", "-I", "eth0", GATEWAY);
        run(guest, "ip", "link", "set", "eth0", "address", "52:54:00:00:00:0" + number);
        run(guest, "ip", "address", "add", "192.168.246.66/32", "dev", "eth0");
        run(guest, "ping", "-c", "2", "-W", "1", "-I", "192.168.246.66", GATEWAY);
        run(guest, "arping", "-U", "-c", "2", "-w", "3", "-I", "eth0", "-s", "192.168.246.66", "192.168.246.66");
        run(guest, "ip", "address", "del", "192.168.246.66/32", "dev", "eth0");
    }

    private static boolean reaches(Domain guest, String address) {
        return Stream.generate(() -> run(guest, "ping", "-c", "1", "-W", "1", address))
                .limit(TRIES)
                .anyMatch(exit -> exit == 0);
    }

    private static int run(Domain guest, String... command) {
        List<String> all =
                Stream.concat(Stream.of("/bin/busybox"), Stream.of(command)).toList();
        return guest.as(LxcProcesses.class).execute(all).exitStatus();
    }

    private static int bindings(Connect connect) {
        return connect.as(NwFilterBindings.class).listNwFilterBindings().size();
    }

    private static Domain start(Connect connect, Path root, int number, String filter) {
        Domain guest = connect.defineDomain(xml(root, number, "lan", filter));
        guest.start();
        return guest;
    }

    private static String xml(Path root, int number, String network, String filter) {
        return "<domain type='lxc'><name>guest" + number + "</name><memory unit='MiB'>32</memory><os><type>exe</type>"
                + "<init>/bin/sleep</init><initarg>1000</initarg></os>"
                + "<features><capabilities policy='default'><net_admin state='on'/><net_raw state='on'/></capabilities>"
                + "</features><devices><filesystem type='mount'><source dir='" + root + "'/><target dir='/'/>"
                + "</filesystem><interface type='network'><mac address='52:54:00:00:00:0" + number + "'/>"
                + "<source network='" + network + "'/>" + filter + "<ip address='192.168.246." + number
                + "' prefix='24'/></interface></devices></domain>";
    }
}
