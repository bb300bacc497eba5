package io.vireo.driver.qemu;

import java.util.List;
import java.util.Optional;

/** The names of a guest's block nodes: all nodes of one image begin with one stem, {@code disk1-format} for example. */
final class NodeNames {

    /** How the name of the object ends that has the passphrase of an image. */
    static final String KEY = "-key";

    private static final int MOST = 1_000_000;

    private NodeNames() {}

    static List<String> all(QemuGuest guest) {
        return guest.execute("query-named-block-nodes", Json.object().with("flat", true)).items().stream()
                .flatMap(each -> each.text("node-name").stream())
                .toList();
    }

    /** A stem that no node of the guest has. */
    static String free(QemuGuest guest) {
        List<String> taken = all(guest);
        for (int number = 1; number < MOST; number++) {
            String stem = "disk" + number;
            if (taken.stream().noneMatch(each -> each.startsWith(stem + "-"))) {
                return stem;
            }
        }
        throw Refusal.internal(
                "no name is left for another image of " + guest.domain().label());
    }

    /** The node that a drive shows to the guest; empty when it holds no medium. */
    static Optional<String> top(QemuGuest guest, String alias) {
        Json answer = Disks.byAlias(guest.execute("query-block")).getOrDefault(alias, Json.NULL);
        return answer.get("inserted").text("node-name");
    }

    /** Lets go of images that no drive and no other image uses any more; those that are in use stay. */
    static void dropUnused(QemuGuest guest) {
        boolean progress = true;
        while (progress) {
            progress = false;
            for (String node : all(guest)) {
                progress |= node.startsWith("disk")
                        && dropped(guest, "blockdev-del", Json.object().with("node-name", node));
            }
        }
        dropKeys(guest);
    }

    private static void dropKeys(QemuGuest guest) {
        guest.execute("qom-list", Json.object().with("path", "/objects")).items().stream()
                .flatMap(each -> each.text("name").stream())
                .filter(name -> name.startsWith("disk") && name.endsWith(KEY))
                .forEach(name -> dropped(guest, "object-del", Json.object().with("id", name)));
    }

    private static boolean dropped(QemuGuest guest, String command, Json which) {
        try {
            guest.execute(command, which);
            return true;
        } catch (io.vireo.VirtException inUse) {
            return false;
        }
    }
}
