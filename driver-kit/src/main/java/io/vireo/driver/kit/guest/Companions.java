package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What other drivers give the connections of a host, such as networks: any open connection leads there. */
public final class Companions {

    private final List<Doorway> doorways = new CopyOnWriteArrayList<>();
    private final String driver;

    /** For a driver with that name. */
    public Companions(String driver) {
        this.driver = driver;
    }

    /** A connection was opened. */
    public void add(Doorway doorway) {
        doorways.add(doorway);
    }

    /** A connection is closed. */
    public void remove(Doorway doorway) {
        doorways.remove(doorway);
    }

    /**
     * A group of operations of another driver.
     *
     * @throws Unsupported when no open connection has them
     */
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        return doorways.stream()
                .filter(each -> each.isOpen() && each.offers(facet))
                .findFirst()
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.NO_SUPPORT,
                        "nobody beside the " + driver + " driver offers " + facet.getSimpleName()
                                + ": install the driver of that kind, or do without it"))
                .part(facet, subject);
    }

    /** Says whether an open connection has a group of operations. */
    public boolean offer(Class<? extends Facet> facet) {
        return doorways.stream().anyMatch(each -> each.isOpen() && each.offers(facet));
    }
}
