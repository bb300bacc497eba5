package io.vireo.driver.storage.iscsi;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Outcome;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An iSCSI target, as the programs of libiscsi see it.
 *
 * @param portal the server and its port, such as {@code 192.0.2.1:3260}
 * @param name the name of the target
 * @param initiator who this host is to it
 */
record Target(String portal, String name, Initiator initiator) {

    /** How many numbers of units are tried where nobody lists them; servers count from 0 or 1. */
    private static final int TRIED = 64;

    private static final String HOST = "[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\]";
    private static final String QUALIFIED = "[A-Za-z0-9][A-Za-z0-9.:_-]{0,222}";
    private static final Pattern TARGET = Pattern.compile("^Target:(\\S+) Portal:.*");
    private static final Pattern UNIT = Pattern.compile("^Lun:(\\d{1,5})\\s+Type:DIRECT_ACCESS\\b.*");
    private static final Pattern SIZE = Pattern.compile("(?m)^Total size:(\\d{1,19})$");
    private static final String USUAL_PORT = "3260";

    /**
     * A unit of a target that is a disk.
     *
     * @param number its number
     * @param bytes how large it is
     */
    record Unit(int number, long bytes) {}

    /** The server and its port that a source names. */
    static String portal(Element source) {
        String host = source.at("host/@name").orElse("");
        if (host.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "missing storage pool source host name");
        }
        String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        if (!bracketed.matches(HOST)) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(host) + "' is no name and no address of a host");
        }
        String port = source.at("host/@port").orElse(USUAL_PORT);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xffff || Integer.parseInt(port) == 0) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(port) + "' is no port");
        }
        return bracketed + ":" + port;
    }

    /** Refuses a name that would be something else in an address or on a command line. */
    static String qualified(Optional<String> name, String missing) {
        String given = name.orElse("");
        if (given.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, missing);
        }
        if (!given.matches(QUALIFIED)) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(given) + "' is no qualified name of iSCSI");
        }
        return given;
    }

    /** The names of the targets of a server. */
    static List<String> all(String portal, Initiator initiator) {
        Outcome outcome = initiator.run("iscsi-ls", List.of(), "iscsi://" + portal + "/");
        if (!outcome.isSuccess()) {
            throw failed("list the targets of " + portal, outcome);
        }
        return outcome.output()
                .lines()
                .map(TARGET::matcher)
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .toList();
    }

    /** The units that are disks. */
    List<Unit> units() {
        Outcome all = initiator.run("iscsi-ls", List.of("-s"), "iscsi://" + portal + "/");
        Optional<List<Integer>> listed = listed(all);
        if (listed.isPresent() && (all.isSuccess() || !listed.get().isEmpty())) {
            return listed.get().stream().sorted().map(this::unit).toList();
        }
        if (all.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot see target " + name + " of " + portal + ": the server has no such target");
        }
        if (!isRefused(all)) {
            throw failed("see target " + name + " of " + portal, all);
        }
        // It ends at the first target of the server that lets nobody in, which need not be ours.
        return IntStream.range(0, TRIED)
                .mapToObj(this::measured)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The numbers of the units of this target; empty when it is not in the list. */
    private Optional<List<Integer>> listed(Outcome all) {
        List<Integer> numbers = new ArrayList<>();
        boolean ours = false;
        boolean seen = false;
        for (String line : all.output().lines().toList()) {
            Matcher target = TARGET.matcher(line);
            Matcher unit = UNIT.matcher(line);
            if (target.matches()) {
                ours = target.group(1).equals(name);
                seen |= ours;
            } else if (ours && unit.matches()) {
                numbers.add(Integer.parseInt(unit.group(1)));
            }
        }
        return seen ? Optional.of(numbers) : Optional.empty();
    }

    private Unit unit(int number) {
        return measured(number)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INTERNAL_ERROR,
                        "iscsi-readcapacity16 tells no size of unit " + number + " of " + name));
    }

    /** A unit and its size; empty when there is none of that number, or it is no disk. */
    private Optional<Unit> measured(int number) {
        Outcome outcome = initiator.run("iscsi-readcapacity16", List.of(), address(number));
        Matcher size = SIZE.matcher(outcome.output());
        if (outcome.isSuccess() && size.find()) {
            return Optional.of(new Unit(number, Long.parseLong(size.group(1))));
        }
        String said = said(outcome);
        if (said.contains("LOGICAL_UNIT_NOT_SUPPORTED") || said.contains("failed to send readcapacity")) {
            return Optional.empty();
        }
        throw failed("measure unit " + number + " of " + name, outcome);
    }

    private String address(int number) {
        return "iscsi://" + portal + "/" + name + "/" + number;
    }

    /** Has a part of a unit overwritten with zeros, or given back, by {@code qemu-io}. */
    void change(int number, String words) {
        String image = "driver=iscsi,transport=tcp,portal=" + portal + ",target=" + name + ",lun=" + number;
        Outcome outcome = initiator.change(image, words);
        if (!outcome.isSuccess()) {
            throw failed("wipe unit " + number + " of " + name, outcome);
        }
    }

    private static boolean isRefused(Outcome outcome) {
        return said(outcome).contains("Authentication failure");
    }

    private static String said(Outcome outcome) {
        return (outcome.errors() + outcome.output()).strip();
    }

    private static VirtException failed(String what, Outcome outcome) {
        return isRefused(outcome)
                ? new VirtException(
                        ErrorCode.AUTH_FAILED,
                        "cannot " + what + ": the server refuses this host's name or password; the pool's"
                                + " <auth type='chap' username='...'> and the value of its secret say which they are")
                : new VirtException(
                        ErrorCode.INTERNAL_ERROR,
                        "cannot " + what + ": " + outcome.program() + " ended with status " + outcome.exit() + ": "
                                + said(outcome));
    }
}
