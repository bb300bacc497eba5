package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;

/**
 * Where a backup that others fetch is offered.
 *
 * @param unix whether it is a socket of the host's files
 * @param place the path of the socket, or the name of the host
 * @param port the port of TCP
 */
record BackupServer(boolean unix, String place, int port) {

    private static final int PORT = 10809;
    private static final int MOST = 65535;

    static BackupServer of(Optional<Element> given, GuestFolder folder) {
        String transport = given.flatMap(each -> each.attribute("transport")).orElse("tcp");
        return switch (transport) {
            case "unix" ->
                new BackupServer(
                        true,
                        QemuStateFiles.file(given.flatMap(each -> each.attribute("socket"))
                                        .orElse(folder.socket("backup.sock").toString()))
                                .toString(),
                        0);
            case "tcp" ->
                new BackupServer(
                        false,
                        given.flatMap(each -> each.attribute("name")).orElse("localhost"),
                        given.flatMap(each -> each.attribute("port"))
                                .map(BackupServer::port)
                                .orElse(PORT));
            default ->
                throw Refusal.unsupported(
                        "a backup is served by 'tcp' or 'unix', not by '" + Seen.plain(transport) + "'");
        };
    }

    private static int port(String text) {
        int port = Numbers.small(text, "port of the backup");
        if (port < 1 || port > MOST) {
            throw Refusal.xml("the port of a backup is between 1 and " + MOST + ", not " + port);
        }
        return port;
    }

    Json address() {
        return unix
                ? Json.object().with("type", "unix").with("data", Json.object().with("path", place))
                : Json.object()
                        .with("type", "inet")
                        .with("data", Json.object().with("host", place).with("port", Integer.toString(port)));
    }

    Element shown() {
        return unix
                ? Element.of("server").with("transport", "unix").with("socket", place)
                : Element.of("server")
                        .with("transport", "tcp")
                        .with("name", place)
                        .with("port", Integer.toString(port));
    }
}
