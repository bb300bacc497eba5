package io.vireo.shell;

import io.vireo.device.NodeDevice;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceCreateFlag;
import io.vireo.device.NodeDeviceDefineFlag;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The commands about devices of the host. */
final class NodeDeviceCommands {

    private NodeDeviceCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "nodedev-list [--tree] [<cap>] [--inactive] [--all]", "list devices", NodeDeviceCommands::list),
                Command.of("nodedev-info <device>", "show what a device is", NodeDeviceCommands::info),
                Command.of(
                        "nodedev-dumpxml <device>",
                        "print the XML",
                        (shell, arguments) -> shell.print(find(shell, arguments).xmlDesc())),
                Command.of(
                        "nodedev-create <file> [--validate]",
                        "create a device from a file",
                        NodeDeviceCommands::create),
                verb(
                        "nodedev-destroy",
                        "stop a device",
                        "destroy node device",
                        "Destroyed node device",
                        NodeDevice::destroy),
                verb("nodedev-detach", "take a device from the host", "detach device", "detached", NodeDevice::detach),
                verb(
                        "nodedev-reattach",
                        "give a device back to the host",
                        "re-attach device",
                        "re-attached",
                        NodeDevice::reattach),
                Command.of("nodedev-define <file> [--validate]", "define a device", NodeDeviceCommands::define),
                verb(
                        "nodedev-undefine",
                        "drop a definition",
                        "undefine node device",
                        "Undefined node device",
                        device -> device.as(NodeDeviceControl.class).undefine()),
                verb(
                        "nodedev-start",
                        "start a defined device",
                        "start device",
                        "started",
                        device -> device.as(NodeDeviceControl.class).start()),
                Command.of(
                        "nodedev-autostart <device> [--disable]",
                        "start with the host, or not",
                        NodeDeviceCommands::autostart),
                verb("nodedev-reset", "reset a device", "reset device", "reset", NodeDevice::reset));
    }

    private static NodeDevice find(ShellSession shell, Arguments arguments) {
        return shell.lookup().nodeDevice(arguments.get("device"));
    }

    private static Command verb(String name, String summary, String verb, String done, Consumer<NodeDevice> action) {
        return Command.of(name + " <device>", summary, (shell, arguments) -> {
            NodeDevice device = find(shell, arguments);
            shell.attempt("Failed to " + verb + " '" + device.name() + "'", () -> action.accept(device));
            shell.extra(
                    Character.isUpperCase(done.charAt(0))
                            ? done + " '" + device.name() + "'\n"
                            : "Device " + device.name() + " " + done + "\n");
        });
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Set<NodeDeviceListFlag> flags = EnumSet.noneOf(NodeDeviceListFlag.class);
        arguments.find("cap").ifPresent(caps -> flags.addAll(kinds(caps)));
        List<NodeDevice> devices = shell.connect().as(NodeDevices.class).listNodeDevices(flags).stream()
                .sorted(Comparator.comparing(NodeDeviceRef::name))
                .map(shell.connect()::at)
                .toList();
        if (arguments.has("tree")) {
            tree(shell, devices);
        } else {
            devices.forEach(device -> shell.printLine("%s", device.name()));
        }
    }

    /** The words of documents, which are those of virsh, are not always those of the flags. */
    private static String constant(String word) {
        return switch (word) {
            case "pci" -> "pci_dev";
            case "usb_device" -> "usb_dev";
            case "usb" -> "usb_interface";
            case "ccw" -> "ccw_dev";
            case "css" -> "css_dev";
            default -> word;
        };
    }

    private static Set<NodeDeviceListFlag> kinds(String words) {
        Set<NodeDeviceListFlag> kinds = EnumSet.noneOf(NodeDeviceListFlag.class);
        for (String word : words.split(",")) {
            try {
                kinds.add(NodeDeviceListFlag.valueOf(
                        "CAP_" + constant(word.strip()).toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new CommandFailed("Invalid capability type");
            }
        }
        return kinds;
    }

    private static void tree(ShellSession shell, List<NodeDevice> devices) {
        Set<String> names = new HashSet<>();
        devices.forEach(device -> names.add(device.name()));
        Map<String, List<String>> children = new TreeMap<>();
        List<String> roots = new ArrayList<>();
        for (NodeDevice device : devices) {
            Optional<String> parent =
                    device.as(NodeDeviceControl.class).parent().filter(names::contains);
            if (parent.isPresent()) {
                children.computeIfAbsent(parent.get(), name -> new ArrayList<>())
                        .add(device.name());
            } else {
                roots.add(device.name());
            }
        }
        shell.print(Tree.text(roots, name -> children.getOrDefault(name, List.of())));
    }

    private static void info(ShellSession shell, Arguments arguments) {
        NodeDevice device = find(shell, arguments);
        NodeDeviceControl control = device.as(NodeDeviceControl.class);
        shell.field("Name", device.name());
        shell.field("Parent", control.parent().orElse(""));
        Show.ifSupported(control::isActive).ifPresent(active -> shell.field("Active", Show.yesNo(active)));
        Show.ifSupported(control::isPersistent)
                .ifPresent(persistent -> shell.field("Persistent", Show.yesNo(persistent)));
        Show.ifSupported(control::autostart).ifPresent(autostart -> shell.field("Autostart", Show.yesNo(autostart)));
    }

    private static void create(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        NodeDeviceRef device = shell.attempt(
                "Failed to create node device from " + file,
                () -> shell.connect()
                        .as(NodeDevices.class)
                        .createNodeDevice(Documents.read(file), arguments.flags(NodeDeviceCreateFlag.class)));
        shell.extra("Node device " + device.name() + " created from " + file + "\n");
    }

    private static void define(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        NodeDeviceRef device = shell.attempt(
                "Failed to define node device from '" + file + "'",
                () -> shell.connect()
                        .as(NodeDevices.class)
                        .defineNodeDevice(Documents.read(file), arguments.flags(NodeDeviceDefineFlag.class)));
        shell.extra("Node device '" + device.name() + "' defined from '" + file + "'\n");
    }

    private static void autostart(ShellSession shell, Arguments arguments) {
        NodeDevice device = find(shell, arguments);
        boolean on = !arguments.has("disable");
        shell.attempt(
                (on ? "failed to mark device " : "failed to unmark device ") + device.name() + " as autostarted",
                () -> device.as(NodeDeviceControl.class).setAutostart(on));
        shell.extra("Device " + device.name() + (on ? " marked" : " unmarked") + " as autostarted\n");
    }
}
