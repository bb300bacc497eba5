package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run for a guest: a complete definition with aliases, turned into QEMU's arguments.
 *
 * <p>The guest is created stopped ({@code -S}) and stays, stopped, when it shuts down or panics, so that it is always we who
 * decide what becomes of it. Everything in the definition is honoured or refused, see {@link Supported}.
 *
 * @param program the emulator
 * @param arguments its arguments, without the program
 * @param environment what its environment has beyond that of the platform
 */
record QemuCommand(String program, List<String> arguments, Map<String, String> environment) {

    QemuCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * The command of a guest.
     *
     * @param live the definition as {@link LiveDomain#begin} returned it
     * @param places where its sockets go
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED naming the element that cannot be honoured
     */
    static QemuCommand of(Element live, GuestPlaces places) {
        Supported.require(live);
        Arguments arguments = new Arguments();
        GuestBuses buses = new GuestBuses(live);
        IdentityArguments.add(arguments, live);
        FirmwareArguments.addFiles(arguments, live);
        MachineArguments.add(arguments, live);
        MonitorArguments.add(arguments, places);
        BootArguments.add(arguments, live);
        DeviceArguments.add(arguments, live, buses, places);
        arguments
                .add("sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny")
                .add("msg", "timestamp=on");
        return new QemuCommand(emulator(live), withOwn(arguments, live), environment(live));
    }

    private static String emulator(Element live) {
        return live.at("devices/emulator")
                .map(String::strip)
                .orElseThrow(() -> Refusal.internal("the definition names no emulator; complete it first"));
    }

    /** What the definition passes through as it stands comes last, so that it has the last word. */
    private static List<String> withOwn(Arguments arguments, Element live) {
        for (Element own : live.findAll("qemu:commandline/qemu:arg")) {
            arguments.verbatim(own.attribute("value")
                    .orElseThrow(() -> Refusal.xml("No QEMU command-line argument specified: qemu:arg needs a value")));
        }
        return arguments.list();
    }

    private static Map<String, String> environment(Element live) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LC_ALL", "C");
        // QEMU's local time is that of its own environment
        live.at("clock/@timezone")
                .filter(zone -> live.at("clock/@offset").equals(Optional.of("timezone")))
                .ifPresent(zone -> environment.put("TZ", zone));
        for (Element own : live.findAll("qemu:commandline/qemu:env")) {
            String name = own.attribute("name").orElse("");
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw Refusal.xml(
                        "Invalid environment name '" + name + "': letters, digits and underscore, no digit first");
            }
            environment.put(name, own.attribute("value").orElse(""));
        }
        return environment;
    }
}
