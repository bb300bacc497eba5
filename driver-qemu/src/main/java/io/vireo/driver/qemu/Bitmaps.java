package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bitmaps in images that mark what was written since a checkpoint, asked and ordered by QEMU's monitor. */
final class Bitmaps {

    private Bitmaps() {}

    /**
     * A bitmap of a block node.
     *
     * @param node the node
     * @param name the bitmap
     * @param dirty how many bytes it marks
     * @param sound whether it is complete; one of an image whose QEMU was killed is not
     */
    record Bitmap(String node, String name, long dirty, boolean sound) {

        Json reference() {
            return Json.object().with("node", node).with("name", name);
        }
    }

    /** An action that begins a bitmap which stays in the image. */
    static Json adding(String node, String name) {
        return action(
                "block-dirty-bitmap-add",
                Json.object().with("node", node).with("name", name).with("persistent", true));
    }

    /** Actions that make a bitmap which marks what others mark at this moment, and from then on stays as it is. */
    static List<Json> frozenCopy(String node, String name, List<Bitmap> of) {
        return List.of(
                action(
                        "block-dirty-bitmap-add",
                        Json.object()
                                .with("node", node)
                                .with("name", name)
                                .with("persistent", false)
                                .with("disabled", true)),
                action(
                        "block-dirty-bitmap-merge",
                        Json.object()
                                .with("node", node)
                                .with("target", name)
                                .with(
                                        "bitmaps",
                                        Json.array(of.stream()
                                                .map(Bitmap::reference)
                                                .toList()))));
    }

    static Json action(String type, Json data) {
        return Json.object().with("type", type).with("data", data);
    }

    /** All of one name that the images of a disk have, the top image first. */
    static List<Bitmap> of(QemuGuest guest, Element disk, String name) {
        Optional<String> top = NodeNames.top(guest, Disks.alias(disk));
        if (top.isEmpty()) {
            return List.of();
        }
        String stem = top.get();
        List<Json> nodes = guest.execute(
                        "query-named-block-nodes", Json.object().with("flat", true))
                .items();
        List<Bitmap> found = new ArrayList<>();
        for (Optional<Json> at = node(nodes, stem); at.isPresent(); at = below(nodes, at.get())) {
            String node = at.get().text("node-name").orElse("");
            at.get().items("dirty-bitmaps").stream()
                    .filter(each -> each.text("name").equals(Optional.of(name)))
                    .map(each -> new Bitmap(node, name, each.number("count").orElse(0), !each.isTrue("inconsistent")))
                    .forEach(found::add);
        }
        return found;
    }

    private static Optional<Json> node(List<Json> nodes, String name) {
        return nodes.stream()
                .filter(each -> each.text("node-name").equals(Optional.of(name)))
                .findFirst();
    }

    /** The image that one lies on; nodes name it by its file. */
    private static Optional<Json> below(List<Json> nodes, Json node) {
        Optional<String> file = node.text("backing_file");
        return file.flatMap(path -> nodes.stream()
                .filter(each -> each.text("file").equals(Optional.of(path))
                        && !each.text("drv").orElse("").matches("file|host_device"))
                .findFirst());
    }

    static void remove(QemuGuest guest, Bitmap bitmap) {
        guest.execute("block-dirty-bitmap-remove", bitmap.reference());
    }
}
