package io.vireo.driver.qemu;

import io.vireo.driver.kit.Undo;
import java.util.Iterator;

/** Gives a running QEMU as commands what a starting one gets as arguments. */
final class MonitorOrders {

    private MonitorOrders() {}

    static void give(QemuGuest guest, Arguments arguments, Undo undo) {
        Iterator<String> each = arguments.list().iterator();
        while (each.hasNext()) {
            give(guest, each.next(), read(each.next()), undo);
        }
    }

    private static Json read(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonText.Malformed impossible) {
            throw Refusal.internal("an argument of QEMU cannot be given as a command: " + impossible.getMessage());
        }
    }

    private static void give(QemuGuest guest, String option, Json value, Undo undo) {
        switch (option) {
            case "-blockdev" -> {
                guest.execute("blockdev-add", value);
                takeBack(
                        guest,
                        undo,
                        "blockdev-del",
                        "node-name",
                        value.text("node-name").orElseThrow());
            }
            case "-netdev" -> {
                guest.execute("netdev_add", value);
                takeBack(guest, undo, "netdev_del", "id", value.text("id").orElseThrow());
            }
            case "-object" -> {
                guest.execute("object-add", value);
                takeBack(guest, undo, "object-del", "id", value.text("id").orElseThrow());
            }
            case "-device" -> guest.execute("device_add", value);
            default -> throw Refusal.internal("QEMU takes " + option + " at its start only");
        }
    }

    private static void takeBack(QemuGuest guest, Undo undo, String command, String key, String name) {
        undo.add(
                command + " " + name, () -> guest.execute(command, Json.object().with(key, name)));
    }
}
