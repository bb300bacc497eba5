package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.spi.Driver;

/**
 * How contracts reach the driver: in this process without a platform, through a registry, or through a daemon.
 *
 * <p>Contracts know nothing but connections, so the same ones run over every way. Through a registry it is one line,
 * {@code Way.through(Vireo.load())}; for a daemon, {@link #open} starts one on a socket of its own, with the driver
 * beside it, opens the same URI with the socket's transport, and {@link #close} ends it.
 */
@FunctionalInterface
public interface Way extends AutoCloseable {

    /**
     * Opens a connection to the driver; every call is another client.
     *
     * @param uri a URI from {@link DriverSample#uri()}
     * @return an open connection
     * @throws io.vireo.VirtException when the driver, or the way, cannot open it
     */
    Connect open(String uri);

    /**
     * Says whether a connection knows without a call which facets there are.
     *
     * @return false where only a server knows, which {@link Connect#is} cannot ask
     */
    default boolean knowsFacets() {
        return true;
    }

    /** Ends what the way itself started, after the last contract's connection is closed; does nothing by default. */
    @Override
    default void close() {}

    /**
     * Returns the shortest way: the driver's parts are bound directly, events come in the order in which it tells them.
     *
     * @param driver the driver
     * @return a way that nothing stands in
     */
    static Way direct(Driver driver) {
        return new DirectWay(driver);
    }

    /**
     * Returns the way of an application: through the gates of a registry that has the driver.
     *
     * @param platform the front door; it stays open
     * @return a way through it
     */
    static Way through(Vireo platform) {
        return platform::open;
    }
}
