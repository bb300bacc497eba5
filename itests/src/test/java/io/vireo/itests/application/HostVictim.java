package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.iface.HostInterface;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.nwfilter.NwFilterBindings;
import java.util.Random;
import java.util.Set;

/**
 * Makes a bridge of the host and binds filters to ports, takes both back, and says before and after each step what it does, until
 * it is killed.
 */
public final class HostVictim {

    /** The interface that it defines. */
    public static final String BRIDGE = "victim0";

    private static final String XML = "<interface type='bridge' name='" + BRIDGE
            + "'><protocol family='ipv4'><ip address='10.77.0.1' prefix='24'/></protocol><bridge/></interface>";

    private HostVictim() {}

    /**
     * Begins with what was left.
     *
     * @param arguments a folder for everything, and a seed
     */
    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        Vireo vireo = Vireo.load();
        try (Connect interfaces = vireo.open("interface:///embed?root=" + arguments[0]);
                Connect filters = vireo.open("nwfilter:///system?root=" + arguments[0])) {
            clear(interfaces, filters);
            while (true) {
                cycle(interfaces, filters, "port" + random.nextInt(2));
            }
        }
    }

    private static void cycle(Connect interfaces, Connect filters, String port) {
        step("bind", port, () -> filters.as(NwFilterBindings.class).createNwFilterBinding(binding(port), Set.of()));
        step("define", BRIDGE, () -> interfaces.as(HostInterfaces.class).defineInterface(XML, Set.of()));
        step("start", BRIDGE, () -> interfaces.hostInterface(BRIDGE).start());
        clear(interfaces, filters);
    }

    /** Takes back what there is. */
    public static void clear(Connect interfaces, Connect filters) {
        filters.as(NwFilterBindings.class)
                .listNwFilterBindings()
                .forEach(each ->
                        step("unbind", each.portDev(), () -> filters.at(each).delete()));
        if (has(interfaces, Set.of(InterfaceListFlag.ACTIVE))) {
            step("destroy", BRIDGE, () -> bridge(interfaces).control().destroy());
        }
        if (has(interfaces, Set.of())) {
            step("undefine", BRIDGE, () -> bridge(interfaces).control().undefine());
        }
    }

    private static HostInterface bridge(Connect interfaces) {
        return interfaces.hostInterface(BRIDGE);
    }

    /** Whether the bridge is among the interfaces of some kind. */
    public static boolean has(Connect interfaces, Set<InterfaceListFlag> kinds) {
        return interfaces.as(HostInterfaces.class).listInterfaces(kinds).stream()
                .anyMatch(each -> each.name().equals(BRIDGE));
    }

    private static String binding(String port) {
        return "<filterbinding><owner><name>web</name><uuid>11111111-2222-4333-8444-555555550001</uuid></owner>"
                + "<portdev name='" + port + "'/><mac address='52:54:00:00:00:07'/>"
                + "<filterref filter='clean-traffic'/></filterbinding>";
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
