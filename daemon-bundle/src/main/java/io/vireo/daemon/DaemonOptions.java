package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The words after {@code vireo daemon}; {@code --root} is the launcher's.
 *
 * @param addresses where to listen; empty for the usual places
 * @param config the configuration that was named
 * @param libvirtSockets whether to listen where libvirt's clients look
 * @param addUser whose password is to be read and kept, instead of serving
 * @param rehearse whether to end after one client, for the start script's archive of classes
 */
record DaemonOptions(
        List<Address> addresses,
        Optional<Path> config,
        boolean libvirtSockets,
        Optional<String> addUser,
        boolean rehearse) {

    static final String USAGE = "vireo daemon [--root DIR] [--listen ADDRESS]... [--config FILE] [--libvirt-sockets]"
            + " | vireo daemon --add-user NAME";

    static DaemonOptions parse(String... words) {
        List<Address> addresses = new ArrayList<>();
        Optional<Path> config = Optional.empty();
        boolean libvirtSockets = false;
        Optional<String> addUser = Optional.empty();
        boolean rehearse = false;
        Deque<String> left = new ArrayDeque<>(Arrays.asList(words));
        while (!left.isEmpty()) {
            String word = left.remove();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                left.push(word.substring(equals + 1));
            }
            switch (equals > 0 ? word.substring(0, equals) : word) {
                case "--listen" -> addresses.add(Address.parse(value(word, left)));
                case "--config" -> config = Optional.of(Path.of(value(word, left)));
                case "--libvirt-sockets" -> libvirtSockets = true;
                case "--add-user" -> addUser = Optional.of(value(word, left));
                case "--rehearse" -> rehearse = true;
                default -> throw wrong("'" + word + "' is no option");
            }
        }
        return new DaemonOptions(List.copyOf(addresses), config, libvirtSockets, addUser, rehearse);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw wrong(option + " lacks its value");
        }
        return left.remove();
    }

    private static VirtException wrong(String what) {
        return new VirtException(ErrorCode.INVALID_ARG, what + "; usage: " + USAGE);
    }
}
