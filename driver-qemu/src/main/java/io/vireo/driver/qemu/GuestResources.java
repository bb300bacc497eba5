package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.driver.kit.Undo;
import java.time.Duration;

/** What a guest had of the host beside QEMU's process, taken back from its record, so that it works after a restart too. */
final class GuestResources {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GuestRecord record;
    private final QemuHost host;

    private GuestResources(GuestRecord record, QemuHost host) {
        this.record = record;
        this.host = host;
    }

    static GuestResources of(GuestRecord record, QemuHost host) {
        return new GuestResources(record, host);
    }

    /**
     * Removes the network devices and ports and ends the helpers.
     *
     * @throws VirtException when something could not be taken back; everything was tried then
     */
    void takeBack() {
        Undo undo = new Undo("run of domain '" + record.name() + "'");
        undo.add("remove the control group", () -> GuestGroup.clear(host, record.live(), record.uuid()));
        undo.add("remove the ports of networks", () -> host.networks().pull(record.live()));
        undo.add("unbind the filters", () -> host.filters().unbind(record.live()));
        record.taps().forEach(tap -> undo.add("remove the network device " + tap, () -> Taps.remove(tap)));
        record.helpers().forEach(helper -> undo.add("end the helper " + helper.pid(), () -> helper.kill(PATIENCE)));
        undo.close();
    }
}
