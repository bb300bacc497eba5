package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.spi.DriverStatus;
import io.vireo.spi.Finding;
import io.vireo.spi.Identity;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A platform whose drivers can be taken away and brought back. */
final class SwapVireo implements Vireo {

    private final Vireo real = Vireo.load();
    private final List<Connect> opened = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    /** Takes the drivers away: every connection is shut. */
    void takeAway() {
        away = true;
        opened.forEach(Connect::close);
        opened.clear();
    }

    void bringBack() {
        away = false;
    }

    @Override
    public Connect open(String uri, Set<OpenFlag> flags, Identity who) {
        if (away) {
            throw new NoDriver(uri + ": the driver is being updated");
        }
        Connect connect = real.open(uri, flags, who);
        opened.add(connect);
        return connect;
    }

    @Override
    public List<DriverStatus> drivers() {
        return real.drivers();
    }

    @Override
    public void examine(String uri, Consumer<Finding> findings) {
        real.examine(uri, findings);
    }
}
