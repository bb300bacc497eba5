package io.vireo.driver.storage.iscsi;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Outcome;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An iSCSI target, as the programs of libiscsi see it.
 *
 * @param portal the server and its port, such as {@code 192.0.2.1:3260}
 * @param name the name of the target
 * @param initiator what this host calls itself
 */
record Target(String portal, String name, String initiator) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    static List<String> all(String portal, Optional<String> initiator) {
        List<String> command = new ArrayList<>(List.of("iscsi-ls"));
        initiator.ifPresent(each -> command.addAll(List.of("-i", each)));
        command.add("iscsi://" + portal + "/");
        return require(command, "list the targets of " + portal)
                .output()
                .lines()
                .map(TARGET::matcher)
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .toList();
    }

    /** The units that are disks. */
    List<Unit> units() {
        Outcome outcome = run(List.of("iscsi-ls", "-s", "-i", initiator, "iscsi://" + portal + "/"));
        List<Integer> numbers = new ArrayList<>();
        boolean ours = false;
        boolean seen = false;
        for (String line : outcome.output().lines().toList()) {
            Matcher target = TARGET.matcher(line);
            Matcher unit = UNIT.matcher(line);
            if (target.matches()) {
                ours = target.group(1).equals(name);
                seen |= ours;
            } else if (ours && unit.matches()) {
                numbers.add(Integer.parseInt(unit.group(1)));
            }
        }
        // It looks into every target of the server, and may fail at one that is none of ours.
        if (!seen || numbers.isEmpty() && !outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot see target " + name + " of " + portal + ": "
                            + (outcome.isSuccess()
                                    ? "the server has no such target"
                                    : outcome.errors().strip()));
        }
        return numbers.stream().sorted().map(this::unit).toList();
    }

    private Unit unit(int number) {
        Outcome outcome = require(
                List.of("iscsi-readcapacity16", "-i", initiator, address(number)),
                "measure unit " + number + " of " + name);
        Matcher size = SIZE.matcher(outcome.output());
        if (!size.find()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "iscsi-readcapacity16 tells no size of unit " + number + " of " + name);
        }
        return new Unit(number, Long.parseLong(size.group(1)));
    }

    private String address(int number) {
        return "iscsi://" + portal + "/" + name + "/" + number;
    }

    /** Has a part of a unit overwritten with zeros, or given back, by {@code qemu-io}. */
    void change(int number, String words) {
        String image = "driver=iscsi,transport=tcp,portal=" + portal + ",target=" + name + ",lun=" + number
                + ",initiator-name=" + initiator;
        require(List.of("qemu-io", "-c", words, "--image-opts", image), "wipe unit " + number + " of " + name);
    }

    private static Outcome require(List<String> command, String what) {
        Outcome outcome = run(command);
        if (!outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot " + what + ": " + command.get(0) + " ended with status " + outcome.exit() + ": "
                            + (outcome.errors() + outcome.output()).strip());
        }
        return outcome;
    }

    private static Outcome run(List<String> command) {
        String program = command.get(0);
        if (ChildProcess.find(program).isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    program + " is not installed; it comes with the package "
                            + (program.startsWith("qemu") ? "qemu-utils" : "libiscsi-bin"));
        }
        return ChildProcess.of(command).run(PATIENCE);
    }
}
