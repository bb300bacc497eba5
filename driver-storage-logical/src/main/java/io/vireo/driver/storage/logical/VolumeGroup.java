package io.vireo.driver.storage.logical;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A volume group, and what LVM's programs are told about it.
 *
 * @param name its name
 */
record VolumeGroup(String name) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String SEPARATOR = "\t";
    private static final String[] REPORT = {"--noheadings", "--units", "b", "--nosuffix", "--unbuffered", "--separator"
    };

    /**
     * A logical volume.
     *
     * @param name its name
     * @param uuid what it is known by
     * @param size how large it is, in bytes
     * @param origin the name of the one that it is a snapshot of; empty for none
     * @param devices the devices that it lies on, each with its first extent in parentheses
     * @param attributes LVM's letters
     */
    record Logical(String name, String uuid, long size, String origin, List<String> devices, String attributes) {

        /** Of the parts that LVM makes for itself, nobody is shown. */
        boolean isShown() {
            return !attributes.isEmpty() && "-mMoOrRsSvVC".indexOf(attributes.charAt(0)) >= 0;
        }
    }

    /** Refuses a name that would be something else on a command line, or in a path. */
    static String checked(String name, String what) {
        if (!name.matches("[A-Za-z0-9+_.][A-Za-z0-9+_.-]{0,126}") || name.equals(".") || name.equals("..")) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "'" + Names.shown(name) + "' is no name of a " + what
                            + ": letters, digits, '+', '_', '.' and inner '-' are");
        }
        return name;
    }

    /** How large it is, and how much of that is free; empty when there is no such group. */
    Optional<long[]> sizes() {
        Outcome outcome = report("vgs", "vg_size,vg_free");
        return outcome.isSuccess()
                ? lines(outcome).findFirst().map(each -> new long[] {Long.parseLong(each[0]), Long.parseLong(each[1])})
                : Optional.empty();
    }

    List<Logical> volumes() {
        Outcome outcome = report("lvs", "lv_name,lv_uuid,lv_size,origin,devices,lv_attr")
                .orFail("list the volumes of group " + name);
        return lines(outcome)
                .filter(each -> each.length == 6)
                .map(each -> new Logical(
                        each[0], each[1], Long.parseLong(each[2]), each[3], List.of(each[4].split(",")), each[5]))
                .filter(Logical::isShown)
                .toList();
    }

    /** When a volume was made, in seconds since 1970; empty when there is none. */
    Optional<Long> made(String volume) {
        Outcome outcome = report("lvs", "lv_name,lv_time", "--config", "report{time_format=\"%s\"}");
        return lines(outcome)
                .filter(each -> each[0].equals(volume))
                .map(each -> Long.parseLong(each[1]))
                .findFirst();
    }

    private Outcome report(String program, String fields, String... more) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(REPORT));
        command.addAll(List.of(SEPARATOR, "-o", fields));
        command.addAll(List.of(more));
        command.addAll(List.of("--", name));
        return run(command);
    }

    private static Stream<String[]> lines(Outcome outcome) {
        return outcome.output()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(SEPARATOR, -1));
    }

    /** The groups of this host, by the devices that they lie on. */
    static Stream<String[]> all() {
        return lines(run(List.of("pvs", "--noheadings", "--separator", SEPARATOR, "-o", "pv_name,vg_name"))
                .orFail("list the devices of volume groups"));
    }

    static void require(List<String> command, String what) {
        Outcome outcome = run(command);
        if (!outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot " + what + ": " + command.get(0) + " ended with status " + outcome.exit() + ": "
                            + outcome.errors().strip());
        }
    }

    private static Outcome run(List<String> command) {
        if (ChildProcess.find(command.get(0)).isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, command.get(0) + " is not installed; it comes with the package lvm2");
        }
        return ChildProcess.of(command).run(PATIENCE);
    }
}
