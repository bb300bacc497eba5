package io.vireo.spi;

/**
 * Tells a driver whether the call that it serves comes from another driver of the same connection, through
 * {@link OpenRequest#companions()}, rather than from an application.
 *
 * <p>Few need to know: the value of a private secret is for the platform alone, so a storage driver gets it and an
 * application does not.
 */
public final class PlatformCall implements AutoCloseable {

    private static final ThreadLocal<Boolean> UNDER_WAY = ThreadLocal.withInitial(() -> false);

    private final boolean within;

    private PlatformCall(boolean within) {
        this.within = within;
    }

    /**
     * Says whether this thread serves a call of another driver.
     *
     * @return false for a call of an application
     */
    public static boolean isUnderWay() {
        return UNDER_WAY.get();
    }

    /**
     * Begins to serve a call of another driver, on this thread; for registries.
     *
     * @return what ends it, to be closed by the same thread
     */
    public static PlatformCall begin() {
        PlatformCall call = new PlatformCall(UNDER_WAY.get());
        UNDER_WAY.set(true);
        return call;
    }

    /** Ends it. */
    @Override
    public void close() {
        if (!within) {
            UNDER_WAY.remove();
        }
    }
}
