package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.network.Network;
import java.util.Random;

/** Makes and removes networks without end, and says before and after each step what it does; somebody kills it. */
public final class NetworkVictim {

    private static final int NETWORKS = 3;

    private NetworkVictim() {}

    /**
     * Goes on until it is killed.
     *
     * @param arguments the URI, and a number that chooses what is done
     */
    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        try (Connect connect = Vireo.load().open(arguments[0])) {
            connect.listNetworks().forEach(NetworkVictim::remove);
            while (true) {
                int number = random.nextInt(NETWORKS);
                boolean persistent = random.nextBoolean();
                cycle(connect, "net" + number, xml(number), persistent);
            }
        }
    }

    private static String xml(int number) {
        return "<network><name>net" + number + "</name><forward mode='nat'/><bridge name='victim" + number + "'/>"
                + "<ip address='192.168.24" + number + ".1' prefix='24'><dhcp><range start='192.168.24" + number
                + ".10' end='192.168.24" + number + ".99'/></dhcp></ip></network>";
    }

    private static void cycle(Connect connect, String name, String xml, boolean persistent) {
        if (persistent) {
            step("define", name, () -> connect.defineNetwork(xml));
            step("start", name, () -> connect.network(name).start());
        } else {
            step("create", name, () -> connect.createNetwork(xml));
        }
        remove(connect.network(name));
    }

    private static void remove(Network network) {
        boolean persistent = network.isPersistent();
        if (network.isActive()) {
            step("destroy", network.name(), network::destroy);
        }
        if (persistent) {
            step("undefine", network.name(), network::undefine);
        }
    }

    private static void step(String verb, String name, Runnable work) {
        say("do " + verb + " " + name);
        work.run();
        say("done " + verb + " " + name);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
