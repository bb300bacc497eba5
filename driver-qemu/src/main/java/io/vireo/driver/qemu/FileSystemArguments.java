package io.vireo.driver.qemu;

/** Folders of the host in the guest, by the 9P protocol. */
final class FileSystemArguments {

    private FileSystemArguments() {}

    static void add(Arguments arguments, Device folder, GuestBuses buses) {
        String alias = Aliases.of(folder);
        Options shared = Options.of("local")
                .with("id", "fs-" + alias)
                .with("path", Sources.absolute(folder.at("source/@dir", ""), "devices/filesystem/source"))
                .with("security_model", model(folder.at("@accessmode", "passthrough")));
        folder.at("@multidevs").filter(way -> !way.equals("default")).ifPresent(way -> shared.with("multidevs", way));
        folder.at("@fmode").ifPresent(mode -> shared.with("fmode", octal(mode)));
        folder.at("@dmode").ifPresent(mode -> shared.with("dmode", octal(mode)));
        folder.at("driver/@wrpolicy").ifPresent(policy -> shared.with("writeout", policy));
        if (folder.xml().child("readonly").isPresent()) {
            shared.with("readonly", true);
        }
        arguments.add("fsdev", shared);
        Json device = Json.object()
                .with("driver", buses.virtio("virtio-9p", folder.model()))
                .with("id", alias)
                .with("fsdev", "fs-" + alias)
                .with("mount_tag", tag(folder.at("target/@dir", "")));
        arguments.device(buses.placed(device, folder));
    }

    private static String model(String accessMode) {
        return switch (accessMode) {
            case "mapped" -> "mapped";
            case "squash" -> "none";
            default -> "passthrough";
        };
    }

    private static String octal(String mode) {
        if (!mode.matches("0?[0-7]{3}")) {
            throw Refusal.xml("invalid mode '" + Seen.of(mode) + "' of a filesystem: three octal digits are needed");
        }
        return mode;
    }

    /** The guest reads it from a field of 32 bytes. */
    private static String tag(String name) {
        if (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 31) {
            throw Refusal.unsupported("the target '" + Seen.of(name) + "' of a filesystem is longer than 31 bytes");
        }
        return name;
    }
}
