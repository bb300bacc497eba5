package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.Vireo;
import io.vireo.VirtException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon as a whole: doors, crew, and the clients that came in. */
final class Daemon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private static final long LONGEST_FAREWELL = TimeUnit.MILLISECONDS.toNanos(300);

    private final Settings settings;
    private final Crew crew;
    private final Reception reception;
    private final Clock clock = new Clock();
    private final Host host;
    private final List<Door> doors = new ArrayList<>();

    private Daemon(Vireo vireo, Settings settings) throws IOException {
        this.settings = settings;
        this.crew = new Crew(settings.limits().workers(), settings.limits().urgentWorkers());
        this.reception = new Reception(settings.limits());
        this.host = new Host(vireo, settings, crew, clock, reception);
    }

    /**
     * Starts to serve; when it returns, clients are let in.
     *
     * @throws VirtException when an address cannot be had; nothing is left behind then
     */
    static Daemon start(Vireo vireo, Settings settings) {
        Daemon daemon;
        try {
            daemon = new Daemon(vireo, settings);
        } catch (IOException e) {
            throw new VirtException(ErrorCode.SYSTEM_ERROR, "The daemon cannot start: " + e.getMessage(), e);
        }
        try {
            daemon.open();
            return daemon;
        } catch (IOException e) {
            daemon.close();
            throw new VirtException(ErrorCode.SYSTEM_ERROR, "The daemon cannot start: " + e.getMessage(), e);
        } catch (RuntimeException | Error failure) {
            daemon.close();
            throw failure;
        }
    }

    private void open() throws IOException {
        for (Address address : settings.addresses()) {
            Door door = Door.listen(address, settings.limits(), crew, reception, host);
            doors.add(door);
            boolean readOnly = address instanceof Address.Unix unix && unix.readOnly();
            door.permit(readOnly ? settings.readOnly() : settings.readWrite());
        }
        crew.start();
        for (Door door : doors) {
            door.open();
        }
    }

    /** Where it listens, with the ports that it really got. */
    List<Address> addresses() {
        return doors.stream().map(Door::address).toList();
    }

    /** How many clients came in so far. */
    long arrivals() {
        return reception.arrivals();
    }

    /** Nobody waits for a client that does not read its last message. */
    private void awaitFarewells() {
        long end = System.nanoTime() + LONGEST_FAREWELL;
        while (!reception.clients().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    @Override
    public void close() {
        for (Door door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                LOG.warn("{}: closing failed: {}", door.address(), e.getMessage());
            }
        }
        host.ending();
        reception.clients().forEach(Client::farewell);
        awaitFarewells();
        reception.clients().forEach(client -> client.close("the daemon ends"));
        host.close();
        crew.close();
        clock.close();
    }
}
