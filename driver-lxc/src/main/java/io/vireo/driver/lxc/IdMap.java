package io.vireo.driver.lxc;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of users or groups of a container, and who they are on the host.
 *
 * @param kind {@code u} for users, {@code g} for groups
 * @param start the first in the container
 * @param target the first on the host
 * @param count how many
 */
record IdMap(String kind, long start, long target, long count) {

    private static final long MOST = 0xffff_fffeL;
    private static final Field<Long> START = Field.number("@start", 0, MOST);
    private static final Field<Long> TARGET = Field.number("@target", 0, MOST);
    private static final Field<Long> COUNT = Field.number("@count", 1, MOST);

    static List<IdMap> all(Element definition) {
        List<IdMap> users = of(definition, "uid", "u");
        List<IdMap> groups = of(definition, "gid", "g");
        if (users.isEmpty() != groups.isEmpty()) {
            throw Refusal.xml("an idmap needs both uid and gid");
        }
        users.forEach(each -> each.refuseHosts("etc/passwd", "user"));
        groups.forEach(each -> each.refuseHosts("etc/group", "group"));
        List<IdMap> all = new ArrayList<>(users);
        all.addAll(groups);
        return all;
    }

    private static List<IdMap> of(Element definition, String element, String kind) {
        List<IdMap> all = definition.findAll("idmap/" + element).stream()
                .map(each -> new IdMap(kind, START.require(each), TARGET.require(each), COUNT.require(each)))
                .toList();
        if (!all.isEmpty() && all.stream().noneMatch(each -> each.start == 0)) {
            throw Refusal.unsupported("the idmap has no " + element + " for 0, so nobody could start the container");
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                all.get(i).refuseOverlap(all.get(j), element);
            }
        }
        return all;
    }

    private void refuseOverlap(IdMap other, String element) {
        if (meet(start, count, other.start, other.count) || meet(target, count, other.target, other.count)) {
            throw Refusal.xml("two ranges of " + element + " in the idmap overlap");
        }
    }

    private static boolean meet(long first, long length, long other, long otherLength) {
        return first < other + otherLength && other < first + length;
    }

    /** Whoever the host knows by name is nobody in a container: the container could act for him. */
    private void refuseHosts(String table, String what) {
        for (String line : HostFiles.REAL.lines(table)) {
            String[] fields = line.split(":");
            if (fields.length > 2 && fields[2].matches("[0-9]{1,10}")) {
                long number = Long.parseLong(fields[2]);
                if (number >= target && number < target + count) {
                    throw Refusal.unsupported("the idmap gives the container the host's " + what + " '" + fields[0]
                            + "' (" + number + "); choose a target where the host has nobody, such as 100000");
                }
            }
        }
    }

    String toConfig() {
        return kind + " " + start + " " + target + " " + count;
    }
}
