package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.domain.GuestInfoKind;
import java.util.List;
import java.util.Set;

/** What a guest tells of itself through its agent, by libvirt's names. */
final class GuestFacts {

    private static final int MICROS = 1_000_000;

    private final AgentLine agent;
    private final QemuDomain domain;
    private final TypedParameters.Builder values = TypedParameters.builder();

    GuestFacts(AgentLine agent, QemuDomain domain) {
        this.agent = agent;
        this.domain = domain;
    }

    /** The facts that are asked for; when nothing is asked for in particular, those that this agent tells. */
    TypedParameters of(Set<GuestInfoKind> kinds) {
        each(kinds, GuestInfoKind.USERS, this::users);
        each(kinds, GuestInfoKind.OS, this::system);
        each(kinds, GuestInfoKind.TIMEZONE, this::timezone);
        each(kinds, GuestInfoKind.HOSTNAME, this::hostname);
        each(kinds, GuestInfoKind.FILESYSTEM, this::filesystems);
        each(kinds, GuestInfoKind.DISKS, this::disks);
        each(kinds, GuestInfoKind.INTERFACES, this::interfaces);
        return values.build();
    }

    private static void each(Set<GuestInfoKind> kinds, GuestInfoKind kind, Runnable question) {
        if (kinds.contains(kind)) {
            question.run();
        } else if (kinds.isEmpty()) {
            try {
                question.run();
            } catch (QmpException unknown) {
                return; // This agent does not know the question, and nobody insists.
            }
        }
    }

    private void users() {
        List<Json> users = agent.execute("guest-get-users").items();
        values.ofUint("user.count", users.size());
        for (int i = 0; i < users.size(); i++) {
            text("user." + i + ".name", users.get(i), "user");
            text("user." + i + ".domain", users.get(i), "domain");
            double time = Double.parseDouble(users.get(i).get("login-time").toString());
            values.ofUllong("user." + i + ".login-time", (long) (time * MICROS) / (MICROS / 1000));
        }
    }

    private void system() {
        Json system = agent.execute("guest-get-osinfo");
        for (String name : List.of(
                "id",
                "name",
                "pretty-name",
                "version",
                "version-id",
                "kernel-release",
                "kernel-version",
                "machine",
                "variant",
                "variant-id")) {
            text("os." + name, system, name);
        }
    }

    private void timezone() {
        Json zone = agent.execute("guest-get-timezone");
        text("timezone.name", zone, "zone");
        zone.number("offset").ifPresent(offset -> values.ofInt("timezone.offset", (int) offset));
    }

    private void hostname() {
        text("hostname", agent.execute("guest-get-host-name"), "host-name");
    }

    private void filesystems() {
        List<Json> all = agent.execute("guest-get-fsinfo").items();
        values.ofUint("fs.count", all.size());
        for (int i = 0; i < all.size(); i++) {
            String prefix = "fs." + i + ".";
            Json each = all.get(i);
            text(prefix + "name", each, "name");
            text(prefix + "mountpoint", each, "mountpoint");
            text(prefix + "fstype", each, "type");
            number(prefix + "total-bytes", each, "total-bytes");
            number(prefix + "used-bytes", each, "used-bytes");
            List<Json> disks = each.items("disk");
            values.ofUint(prefix + "disk.count", disks.size());
            for (int disk = 0; disk < disks.size(); disk++) {
                String inner = prefix + "disk." + disk + ".";
                GuestDisks.target(domain.state().present(), disks.get(disk))
                        .ifPresent(target -> values.ofString(inner + "alias", target));
                text(inner + "serial", disks.get(disk), "serial");
                text(inner + "device", disks.get(disk), "dev");
            }
        }
    }

    private void disks() {
        List<Json> all = agent.execute("guest-get-disks").items();
        values.ofUint("disk.count", all.size());
        for (int i = 0; i < all.size(); i++) {
            String prefix = "disk." + i + ".";
            text(prefix + "name", all.get(i), "name");
            values.ofBoolean(prefix + "partition", all.get(i).isTrue("partition"));
            text(prefix + "guest_alias", all.get(i), "alias");
        }
    }

    private void interfaces() {
        List<Json> all = agent.execute("guest-network-get-interfaces").items();
        values.ofUint("if.count", all.size());
        for (int i = 0; i < all.size(); i++) {
            String prefix = "if." + i + ".";
            text(prefix + "name", all.get(i), "name");
            text(prefix + "hwaddr", all.get(i), "hardware-address");
            List<Json> addresses = all.get(i).items("ip-addresses");
            values.ofUint(prefix + "addr.count", addresses.size());
            for (int j = 0; j < addresses.size(); j++) {
                text(prefix + "addr." + j + ".type", addresses.get(j), "ip-address-type");
                text(prefix + "addr." + j + ".addr", addresses.get(j), "ip-address");
                Json address = addresses.get(j);
                String name = prefix + "addr." + j + ".prefix";
                address.number("prefix").ifPresent(length -> values.ofUint(name, (int) length));
            }
        }
    }

    private void text(String name, Json from, String member) {
        from.text(member).ifPresent(text -> values.ofString(name, text));
    }

    private void number(String name, Json from, String member) {
        from.number(member).ifPresent(number -> values.ofUllong(name, number));
    }
}
