package io.vireo.driver.qemu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a guest is sent to.
 *
 * @param host the name or the address of the host
 * @param port the port; empty when the destination is to choose
 */
record MigrationAddress(String host, Optional<Integer> port) {

    /** {@code tcp:HOST:PORT}, as old clients say it, or {@code tcp://HOST:PORT}. */
    private static final Pattern FORM =
            Pattern.compile("tcp:(?://)?(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_.-]+)(?::([0-9]{1,5}))?/?");

    static MigrationAddress parse(String uri) {
        Matcher form = FORM.matcher(uri);
        if (!form.matches() || form.group(1).startsWith("-")) {
            throw Refusal.invalid("a guest is sent to tcp://HOST:PORT, not to '" + Seen.of(uri) + "'");
        }
        Optional<Integer> port = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
        if (port.filter(number -> number < 1 || number > 65535).isPresent()) {
            throw Refusal.invalid("port " + port.get() + " does not exist");
        }
        return new MigrationAddress(form.group(1), port);
    }

    MigrationAddress at(int chosen) {
        return new MigrationAddress(host, Optional.of(chosen));
    }

    /** As QEMU's monitor takes it. */
    String forQemu() {
        return "tcp:" + host + ":" + port.orElseThrow();
    }

    @Override
    public String toString() {
        return "tcp://" + host + port.map(number -> ":" + number).orElse("");
    }
}
