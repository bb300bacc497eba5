package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;

/**
 * What a backup does with one disk.
 *
 * @param target the disk of the domain
 * @param type {@code file} or {@code block}
 * @param path where the copy goes, or what the guest overwrites meanwhile
 * @param format the format of that
 * @param since the checkpoint whose changes are wanted; empty for everything
 * @param export the name by which it is read from the network
 * @param exportBitmap the name of the bitmap that the network tells
 */
record BackupDisk(
        String target,
        String type,
        String path,
        String format,
        Optional<String> since,
        String export,
        String exportBitmap) {

    private static final String BITMAP = "backup-";

    static BackupDisk of(Element disk, Element given, boolean push, Optional<String> since, String suffix) {
        String target = Disks.target(disk);
        String place = push ? "target" : "scratch";
        String type = given.attribute("type").orElse("file");
        if (!type.equals("file") && !type.equals("block")) {
            throw Refusal.unsupported("unsupported type '" + Seen.plain(type) + "' of the " + place
                    + " of the backup of disk '" + target + "': use file or block");
        }
        String path = given.at(place + "/@" + (type.equals("file") ? "file" : "dev"))
                .orElseGet(() -> beside(disk, type, suffix));
        String format = given.at("driver/@type").orElse("qcow2");
        if (!format.equals("qcow2") && !(push && format.equals("raw"))) {
            throw Refusal.unsupported("unsupported format '" + Seen.plain(format) + "' for the " + place
                    + " of the backup of disk '" + target + "'");
        }
        return new BackupDisk(
                target,
                type,
                QemuStateFiles.file(path).toString(),
                format,
                since,
                given.attribute("exportname").orElse(target),
                given.attribute("exportbitmap").orElse(BITMAP + target));
    }

    private static String beside(Element disk, String type, String suffix) {
        String image = Disks.path(disk)
                .filter(path -> type.equals("file") && disk.has("type", "file"))
                .orElseThrow(() -> Refusal.xml("disk '" + Disks.target(disk)
                        + "' does not lie in a file: say in its backup where the copy is to go"));
        return image + "." + suffix;
    }

    boolean isFile() {
        return type.equals("file");
    }

    /** The disk as an image of its own, which lies on nothing. */
    Element image() {
        return Element.of("disk")
                .with("type", type)
                .with("device", "disk")
                .add(Element.of("driver").with("name", "qemu").with("type", format))
                .add(Element.of("source").with(isFile() ? "file" : "dev", path))
                .add(Element.of("backingStore"))
                .add(Element.of("target").with("dev", target));
    }

    Element shown(boolean push) {
        Element shown =
                Element.of("disk").with("name", target).with("backup", "yes").with("type", type);
        shown = shown.with("backupmode", since.isPresent() ? "incremental" : "full");
        shown = since.isPresent() ? shown.with("incremental", since.get()) : shown;
        if (!push) {
            shown = shown.with("exportname", export);
            shown = since.isPresent() ? shown.with("exportbitmap", exportBitmap) : shown;
        }
        return shown.add(Element.of("driver").with("type", format))
                .add(Element.of(push ? "target" : "scratch").with(isFile() ? "file" : "dev", path));
    }

    /** The name of the bitmap that marks what is to be copied, as long as the backup lasts. */
    String bitmap() {
        return exportBitmap;
    }
}
