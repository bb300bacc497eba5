package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;

/** The images of one disk as block nodes: for each of them where the bytes are, and what they mean. */
final class BlockNodes {

    private static final int MAX_CHAIN = 32;

    private BlockNodes() {}

    /** Adds the nodes of a disk, the deepest first; the name of the top one, or empty for a drive without a medium. */
    static Optional<String> add(Arguments arguments, Device disk, String name) {
        Optional<Element> source = disk.xml().child("source").filter(s -> path(s).isPresent());
        if (source.isEmpty()) {
            if (!disk.xml().has("device", "cdrom") && !disk.xml().has("device", "floppy")) {
                throw Refusal.unsupported(disk.xml(), "disk '" + disk.at("target/@dev", "") + "' has no source");
            }
            return Optional.empty();
        }
        Json backing = backing(arguments, disk.xml(), name, 1);
        Image image = new Image(name, disk.type(), source.get(), disk.at("driver/@type", "raw"), readOnly(disk));
        return Optional.of(add(arguments, image, backing, disk));
    }

    /** Adds the nodes of an image that lies on a node which is there already; the name of the top one. */
    static String above(Arguments arguments, Device disk, String name, String node) {
        Element source = disk.xml().child("source").orElseThrow();
        Image image = new Image(name, disk.type(), source, disk.at("driver/@type", "raw"), false);
        return add(arguments, image, Json.object().with("backing", node), disk);
    }

    /** One image of a chain. */
    private record Image(String name, String type, Element source, String format, boolean readOnly) {}

    private static boolean readOnly(Device disk) {
        return disk.xml().child("readonly").isPresent();
    }

    private static Optional<String> path(Element source) {
        return source.attribute("file").or(() -> source.attribute("dev")).filter(p -> !p.isEmpty());
    }

    /**
     * The member that says what an image lies on: nothing when the image itself knows, null when it shall lie on nothing,
     * or the name of a node.
     */
    private static Json backing(Arguments arguments, Element above, String name, int depth) {
        Optional<Element> store = above.child("backingStore");
        if (store.isEmpty()) {
            return Json.object();
        }
        if (store.get().child("source").isEmpty()) {
            return Json.object().with("backing", Json.NULL);
        }
        if (depth > MAX_CHAIN) {
            throw Refusal.unsupported(store.get(), "the chain of images is longer than " + MAX_CHAIN);
        }
        if (path(store.get().child("source").orElseThrow()).isEmpty()) {
            throw Refusal.unsupported(store.get(), "devices/disk/backingStore: only type file and block are honoured");
        }
        String own = name + "-" + depth;
        Json below = backing(arguments, store.get(), name, depth + 1);
        Image image = new Image(
                own,
                store.get().attribute("type").orElse("file"),
                store.get().child("source").orElseThrow(),
                store.get().at("format/@type").orElse("raw"),
                true);
        return Json.object().with("backing", add(arguments, image, below, new Device(store.get())));
    }

    private static String add(Arguments arguments, Image image, Json backing, Device disk) {
        String path = Sources.absolute(path(image.source()).orElseThrow(), "devices/disk/source");
        String storage = image.name() + "-storage";
        String format = image.name() + "-format";
        Json cache = cache(cacheMode(disk));
        Json bytes = Json.object()
                .with("driver", image.type().equals("block") ? "host_device" : "file")
                .with("filename", path);
        if (disk.at("driver/@io").isPresent()) {
            bytes = bytes.with("aio", disk.at("driver/@io", ""));
        }
        bytes = bytes.with("node-name", storage)
                .withAll(cache)
                .with("auto-read-only", true)
                .with("discard", "unmap");
        Json meaning = Json.object().with("node-name", format).with("read-only", image.readOnly());
        if (disk.at("driver/@discard").isPresent()) {
            meaning = meaning.with("discard", disk.at("driver/@discard", ""));
        }
        if (disk.at("driver/@detect_zeroes").isPresent()) {
            meaning = meaning.with("detect-zeroes", disk.at("driver/@detect_zeroes", ""));
        }
        meaning = meaning.withAll(cache).with("driver", image.format()).with("file", storage);
        Optional<String> key = DiskKeys.add(arguments, image.source(), image.name());
        meaning = key.isPresent() ? decrypted(meaning, image, key.get()) : meaning;
        meaning = image.format().equals("raw") ? meaning : meaning.withAll(backing);
        arguments.add("blockdev", bytes).add("blockdev", meaning);
        return format;
    }

    /** An image of bytes is LUKS as a whole, one of qcow2 has it inside. */
    private static Json decrypted(Json meaning, Image image, String key) {
        return image.format().equals("raw")
                ? meaning.with("driver", "luks").with("key-secret", key)
                : meaning.with("encrypt", Json.object().with("format", "luks").with("key-secret", key));
    }

    /** The mode that is asked for; what several guests write must not lie in the cache of one host. */
    static String cacheMode(Device disk) {
        String standard = disk.xml().child("shareable").isPresent() ? "none" : "";
        return disk.at("driver/@cache", standard);
    }

    /** How the host caches; whether the guest sees a write cache is a property of the device. */
    private static Json cache(String mode) {
        return switch (mode) {
            case "" -> Json.object();
            case "none", "directsync" -> cache(true, false);
            case "unsafe" -> cache(false, true);
            default -> cache(false, false);
        };
    }

    private static Json cache(boolean direct, boolean noFlush) {
        return Json.object().with("cache", Json.object().with("direct", direct).with("no-flush", noFlush));
    }
}
