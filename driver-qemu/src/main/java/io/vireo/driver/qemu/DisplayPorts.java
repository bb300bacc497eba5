package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the host for displays that leave the choice to us and whose server cannot choose one itself.
 *
 * <p>Each gets another one than the display before, so that guests which start at once do not meet before they listen.
 */
final class DisplayPorts {

    static final int FIRST = 5900;
    static final int LAST = 65535;

    private final AtomicInteger next = new AtomicInteger();

    /** A copy in which every display has its port. */
    Element give(Element live) {
        return live.mapChildren("devices", devices -> devices.mapChildren("graphics", this::given));
    }

    private Element given(Element display) {
        boolean chosenHere = display.has("type", "spice")
                && (display.has("autoport", "yes") || display.has("port", "-1"))
                && display.at("listen/@type").orElse("address").equals("address");
        return chosenHere ? display.with("port", free(address(display))) : display;
    }

    /** Where a display listens; at the host itself when nothing else is said. */
    static String address(Element display) {
        return display.at("listen/@address")
                .or(() -> display.attribute("listen"))
                .orElse("127.0.0.1");
    }

    private int free(String address) {
        InetAddress host = host(address);
        for (int tries = 0; tries <= LAST - FIRST; tries++) {
            int port = FIRST + Math.floorMod(next.getAndIncrement(), LAST - FIRST + 1);
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new VirtException(
                ErrorCode.INTERNAL_ERROR, "Unable to find an unused port in range for a display (5900-65535)");
    }

    private static InetAddress host(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw Refusal.unsupported(
                    "devices/graphics/listen/@address='" + Seen.plain(address) + "': this host has no such address");
        }
    }

    private static boolean isFree(InetAddress host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, host)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
