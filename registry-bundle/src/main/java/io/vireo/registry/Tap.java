package io.vireo.registry;

import io.vireo.event.ConnectClosed;
import io.vireo.event.VirtEvent;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a session reports its events; shut with the session's gate, after which it leads nowhere. */
final class Tap implements Consumer<VirtEvent> {

    private record Target(Feed feed, Consumer<ConnectClosed> lost) {}

    private volatile Optional<Target> target;

    Tap(Feed feed, Consumer<ConnectClosed> lost) {
        this.target = Optional.of(new Target(feed, lost));
    }

    @Override
    public void accept(VirtEvent event) {
        Optional<Target> now = target;
        if (event == null) {
            Log.of(Tap.class).warn("A driver reported an event that is null", new NullPointerException());
        } else if (now.isPresent() && event instanceof ConnectClosed closed) {
            now.get().lost().accept(closed);
        } else {
            now.ifPresent(each -> each.feed().accept(event));
        }
    }

    void shut() {
        target = Optional.empty();
    }
}
