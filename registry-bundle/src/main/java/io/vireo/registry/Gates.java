package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.spi.DriverKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The gates of one connection, and which of them a call goes through. */
final class Gates {

    private final ConnectUri uri;
    /** The hypervisor's first; one that is shut stays, so that it can be said why. */
    private volatile List<Gate> all = List.of();
    /** Why a kind of driver is missing, for the kinds that were tried in vain. */
    private final Map<DriverKind, String> missing = new ConcurrentHashMap<>();

    Gates(ConnectUri uri) {
        this.uri = uri;
    }

    synchronized void add(Gate gate) {
        List<Gate> more = new ArrayList<>(all);
        more.add(gate);
        more.sort(Comparator.comparing((Gate each) -> each.label().kind()));
        all = List.copyOf(more);
        missing.remove(gate.label().kind());
    }

    void miss(DriverKind kind, String why) {
        missing.put(kind, why);
    }

    List<Gate> all() {
        return all;
    }

    boolean anyOpen() {
        return all.stream().anyMatch(Gate::isOpen);
    }

    boolean offers(Class<? extends Facet> facet) {
        return open(facet).findAny().isPresent();
    }

    private Stream<Gate> open(Class<? extends Facet> facet) {
        return all.stream().filter(gate -> gate.offers(facet));
    }

    /** Fails when no call of a facet could be made now. */
    void require(Class<? extends Facet> facet) {
        if (!offers(facet)) {
            throw refusal(facet, facet.getSimpleName());
        }
    }

    private RuntimeException refusal(Class<? extends Facet> facet, String function) {
        Optional<StaleHandle> stale =
                all.stream().filter(gate -> gate.offered(facet)).findFirst().map(gate -> gate.stale(function));
        return stale.isPresent() ? stale.get() : unsupported(facet, function);
    }

    private Unsupported unsupported(Class<? extends Facet> facet, String function) {
        return new Unsupported(
                io.vireo.ErrorCode.NO_SUPPORT, function + ": no driver of " + uri + " offers " + facet.getName());
    }

    /** Makes a call through the gate that it belongs to. */
    Object call(Call call) {
        Class<? extends Facet> facet = call.operation().facet();
        for (Gate gate : all) {
            if (gate.offers(facet)) {
                return gate.call(call);
            }
        }
        throw refusal(facet, call.operation().function());
    }

    /** The oldest call on an object, but for that of one thread. */
    Optional<Flight> holder(Ref subject, Thread except) {
        return all.stream()
                .flatMap(gate -> gate.holder(subject, except).stream())
                .min(Comparator.comparingLong(Flight::since));
    }
}
