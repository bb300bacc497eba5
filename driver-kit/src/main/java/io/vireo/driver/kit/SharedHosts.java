package io.vireo.driver.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the sessions of the same folders share: opened with the first of them, closed with the last.
 *
 * @param <H> what is shared
 */
public final class SharedHosts<H> {

    private static final class Shared<H> {
        private final H host;
        private int sessions;

        private Shared(H host) {
            this.host = host;
        }
    }

    private final Map<StateFolders, Shared<H>> hosts = new HashMap<>();
    private final Function<StateFolders, H> open;
    private final Consumer<H> close;

    /**
     * Makes a place for what is shared; nothing is opened yet.
     *
     * @param open opens what the sessions of some folders share; may fail, and leaves nothing behind then
     * @param close closes it; does not fail
     */
    public SharedHosts(Function<StateFolders, H> open, Consumer<H> close) {
        this.open = open;
        this.close = close;
    }

    /**
     * Joins the sessions of some folders; fails as the opening fails.
     *
     * @param folders the folders
     * @return what they share
     */
    public H join(StateFolders folders) {
        synchronized (hosts) {
            Shared<H> shared = hosts.get(folders);
            if (shared == null) {
                shared = new Shared<>(open.apply(folders));
                hosts.put(folders, shared);
            }
            shared.sessions++;
            return shared.host;
        }
    }

    /**
     * Leaves the sessions of some folders; to be called once for each {@link #join}.
     *
     * @param folders the folders
     */
    public void leave(StateFolders folders) {
        synchronized (hosts) {
            Shared<H> shared = hosts.get(folders);
            if (--shared.sessions == 0) {
                hosts.remove(folders);
                close.accept(shared.host);
            }
        }
    }
}
