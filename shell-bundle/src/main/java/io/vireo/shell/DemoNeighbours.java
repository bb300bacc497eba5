package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.domain.AddressSource;
import io.vireo.domain.Domain;
import io.vireo.network.Network;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Two guests of the demo on a network that leads nowhere: they see each other, and nothing else. */
final class DemoNeighbours {

    private static final String NETWORK = "quiet";
    private static final String XML = "<network><name>" + NETWORK + "</name><bridge name='quiet0'/>"
            + "<ip address='192.168.249.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.249.10' end='192.168.249.99'/>"
            + "<host mac='52:54:00:de:40:03' name='left' ip='192.168.249.3'/>"
            + "<host mac='52:54:00:de:40:04' name='right' ip='192.168.249.4'/></dhcp></ip></network>";

    private final Connect connect;
    private final Consumer<String> say;
    private final Consumer<String> show;

    /**
     * @param connect where they live
     * @param say takes what the demo does
     * @param show takes what the guests say
     */
    DemoNeighbours(Connect connect, Consumer<String> say, Consumer<String> show) {
        this.connect = connect;
        this.say = say;
        this.show = show;
    }

    /** Takes them through their lives while somebody else is on another network; nothing of them is left. */
    void live(Path images, String elsewhere) {
        Network network = connect.createNetwork(XML);
        say.accept("started network '" + NETWORK + "', which leads nowhere");
        List<Domain> guests = new ArrayList<>();
        try {
            Domain left = connect.createDomain(guest(images, "left", 3));
            guests.add(left);
            guests.add(connect.createDomain(guest(images, "right", 4)));
            for (Domain each : guests) {
                // The agent begins after everything that a shell needs.
                DemoNetwork.address(each, AddressSource.AGENT);
                say.accept("'" + each.name() + "' has " + DemoNetwork.address(each, AddressSource.LEASE));
            }
            DemoConsole console = new DemoConsole(left, say, show);
            console.ask("ping -c 1 -W 2 192.168.249.4", DemoNetwork::isCount);
            console.ask("ip route add default via 192.168.249.1; ping -c 1 -W 2 " + elsewhere, DemoNetwork::isCount);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        } finally {
            guests.forEach(Domain::destroy);
            network.destroy();
            say.accept("stopped both and their network; nothing is left");
        }
    }

    private static String guest(Path images, String name, int number) {
        Element card = Element.of("interface")
                .with("type", "network")
                .add(Element.of("mac").with("address", "52:54:00:de:40:0" + number))
                .add(Element.of("source").with("network", NETWORK))
                .add(Element.of("model").with("type", "virtio"));
        return DemoCommand.description(images, name, DemoCommand.devices().add(card));
    }
}
