package io.vireo.driver.qemu;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a running guest keeps what its QEMU opens: sockets in one short folder of its own, and the network devices made for it.
 *
 * @param folder the folder of the run; it exists and only we write into it
 * @param taps names of tap devices by the alias of the interface, for those that are not of type user
 */
record GuestPlaces(Path folder, Map<String, String> taps) {

    GuestPlaces {
        taps = Map.copyOf(taps);
    }

    /** The socket on which we steer the guest. */
    Path monitor() {
        return folder.resolve("monitor.sock");
    }

    /** A second one: QEMU greets one client a socket, and a helper must not lock us out. */
    Path secondMonitor() {
        return folder.resolve("monitor2.sock");
    }

    /** The socket of a channel without a path of its own. */
    Path channel(String alias) {
        return folder.resolve(alias + ".sock");
    }

    /** The control socket of the software TPM. */
    Path tpm() {
        return folder.resolve("swtpm.sock");
    }

    /** The socket of a VNC display that listens on a socket without a path of its own. */
    Path vnc() {
        return folder.resolve("vnc.sock");
    }

    /** The socket of a SPICE display that listens on a socket without a path of its own. */
    Path spice() {
        return folder.resolve("spice.sock");
    }
}
