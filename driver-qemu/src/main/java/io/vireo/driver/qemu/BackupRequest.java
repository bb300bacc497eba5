package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A backup that is asked for.
 *
 * @param push whether it is written, and not served to others
 * @param since the checkpoint whose changes are wanted
 * @param server where it is served
 * @param disks the disks that are backed up
 * @param left the targets of the other ones
 */
record BackupRequest(
        boolean push,
        Optional<String> since,
        Optional<BackupServer> server,
        List<BackupDisk> disks,
        List<String> left) {

    static BackupRequest of(String xml, QemuGuest guest) {
        Element given = Element.parse(xml, "domain_backup").stripped();
        if (!given.name().equals("domainbackup")) {
            throw Refusal.xml("unexpected root element <" + Seen.plain(given.name()) + ">, expecting <domainbackup>");
        }
        String mode = given.attribute("mode").orElse("push");
        if (!mode.equals("push") && !mode.equals("pull")) {
            throw Refusal.xml("unknown mode '" + Seen.plain(mode) + "' of a backup: it is push or pull");
        }
        boolean push = mode.equals("push");
        if (push && given.child("server").isPresent()) {
            throw Refusal.unsupported("use of <server> requires pull mode backup");
        }
        Optional<BackupServer> server =
                push ? Optional.empty() : Optional.of(BackupServer.of(given.child("server"), guest.folder()));
        Optional<String> since = given.at("incremental").map(String::strip);
        List<BackupDisk> disks = new ArrayList<>();
        List<String> left = new ArrayList<>();
        sort(given, guest, push, since, disks, left);
        requireDistinct(disks);
        return new BackupRequest(push, since, server, List.copyOf(disks), List.copyOf(left));
    }

    private static void sort(
            Element given,
            QemuGuest guest,
            boolean push,
            Optional<String> since,
            List<BackupDisk> disks,
            List<String> left) {
        List<Element> all = Disks.of(guest.domain().state().present());
        List<Element> asked = given.findAll("disks/disk");
        asked.forEach(each -> requireKnown(each, all));
        String suffix = since.orElseGet(() -> Long.toString(Instant.now().getEpochSecond()));
        for (Element disk : all) {
            Optional<Element> wish = asked.stream()
                    .filter(each -> each.attribute("name").equals(Optional.of(Disks.target(disk))))
                    .findFirst();
            boolean fixed =
                    disk.child("readonly").isPresent() || disk.child("source").isEmpty();
            boolean wanted = wish.map(each -> !each.has("backup", "no")).orElse(asked.isEmpty() && !fixed);
            if (!wanted) {
                left.add(Disks.target(disk));
                continue;
            }
            if (disk.child("source").isEmpty()) {
                throw Refusal.unsupported("disk '" + Disks.target(disk) + "' has no media to back up");
            }
            Element wished = wish.orElseGet(() -> Element.of("disk"));
            disks.add(BackupDisk.of(disk, wished, push, since(wished, since), suffix));
        }
        if (disks.isEmpty()) {
            throw Refusal.invalid("at least one disk must be selected for the backup");
        }
    }

    private static Optional<String> since(Element wished, Optional<String> all) {
        return switch (wished.attribute("backupmode").orElse("")) {
            case "full" -> Optional.empty();
            case "incremental" ->
                Optional.of(wished.attribute("incremental")
                        .or(() -> all)
                        .orElseThrow(() -> Refusal.xml("an incremental backup of disk '"
                                + Seen.plain(wished.attribute("name").orElse(""))
                                + "' has to say since which checkpoint")));
            case "" -> wished.attribute("incremental").or(() -> all);
            default ->
                throw Refusal.xml("unknown backupmode '"
                        + Seen.plain(wished.attribute("backupmode").orElse("")) + "': it is full or incremental");
        };
    }

    private static void requireKnown(Element asked, List<Element> all) {
        String name = asked.attribute("name").orElse("");
        if (all.stream().noneMatch(disk -> Disks.target(disk).equals(name))) {
            throw Refusal.unsupported("no disk named '" + Seen.plain(name) + "'");
        }
    }

    private static void requireDistinct(List<BackupDisk> disks) {
        Set<String> paths = new HashSet<>();
        Set<String> exports = new HashSet<>();
        for (BackupDisk each : disks) {
            if (!paths.add(each.path())) {
                throw Refusal.xml("two disks cannot be backed up to one place: " + Seen.of(each.path()));
            }
            if (!exports.add(each.export())) {
                throw Refusal.xml("two disks cannot be served by one name: " + Seen.of(each.export()));
            }
        }
    }

    Element document() {
        Element document = Element.of("domainbackup").with("mode", push ? "push" : "pull");
        document = since.isPresent() ? document.add("incremental", since.get()) : document;
        document = server.isPresent() ? document.add(server.get().shown()) : document;
        List<Element> shown = new ArrayList<>();
        disks.forEach(each -> shown.add(each.shown(push)));
        left.forEach(each -> shown.add(Element.of("disk").with("name", each).with("backup", "no")));
        return document.add(Element.of("disks").addAll(shown));
    }
}
