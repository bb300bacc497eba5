package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.spi.DriverKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The gates of one connection, and which of them a call goes through. */
final class Gates {

    private final ConnectUri uri;
    private final Turns turns;

    /** In the order of their labels; one that is shut stays, so that it can be said why. */
    private volatile List<Gate> all = List.of();

    /** Why a kind of driver is missing, for those that could not be opened. */
    private final Map<DriverKind, String> missing = new ConcurrentHashMap<>();

    Gates(ConnectUri uri, Turns turns) {
        this.uri = uri;
        this.turns = turns;
    }

    synchronized void add(Gate gate) {
        List<Gate> more = new ArrayList<>(all);
        more.add(gate);
        more.sort((one, other) -> one.label().compareTo(other.label()));
        all = List.copyOf(more);
        missing.remove(gate.label().kind());
    }

    void miss(DriverKind kind, String why) {
        missing.put(kind, why);
    }

    List<Gate> all() {
        return all;
    }

    /** Says whether a connection is worth something: its hypervisor is there, or without one any of its drivers. */
    boolean anyOpen() {
        return all.stream()
                .filter(gate -> gate.label().kind() == DriverKind.HYPERVISOR)
                .findFirst()
                .map(Gate::isOpen)
                .orElseGet(() -> all.stream().anyMatch(Gate::isOpen));
    }

    boolean offers(Class<? extends Facet> facet) {
        for (Gate gate : all) {
            if (gate.offers(facet)) {
                return true;
            }
        }
        return false;
    }

    /** Fails when no call of a facet could be made now. */
    void require(Class<? extends Facet> facet) {
        if (!offers(facet)) {
            throw refusal(facet, facet.getSimpleName());
        }
    }

    /** Makes a call through the gate that it belongs to. */
    Object call(Call call) {
        Class<? extends Facet> facet = call.operation().facet();
        for (Gate gate : all) {
            if (gate.offers(facet)) {
                return gate.label().kind() == DriverKind.STORAGE
                        ? sideBySide(facet).call(call)
                        : gate.call(call);
            }
        }
        throw refusal(facet, call.operation().function());
    }

    private SideBySide sideBySide(Class<? extends Facet> facet) {
        List<Gate> open = new ArrayList<>();
        List<Gate> shut = new ArrayList<>();
        for (Gate gate : all) {
            if (gate.offered(facet)) {
                (gate.isOpen() ? open : shut).add(gate);
            }
        }
        return open.isEmpty() ? new SideBySide(shut, List.of(), turns) : new SideBySide(open, shut, turns);
    }

    private VirtException refusal(Class<? extends Facet> facet, String function) {
        for (Gate gate : all) {
            if (gate.offered(facet)) {
                return gate.stale(function);
            }
        }
        String here = all.stream().map(gate -> gate.label().toString()).collect(Collectors.joining(", "));
        String why = missing.getOrDefault(kindOf(facet), "it has the " + here);
        return new Unsupported(
                ErrorCode.NO_SUPPORT, function + ": nothing behind " + uri + " offers " + facet.getName() + ": " + why);
    }

    /** A facet of a secondary kind of driver lives in that kind's package; all others are a hypervisor's. */
    private static DriverKind kindOf(Class<? extends Facet> facet) {
        return switch (facet.getPackageName()) {
            case "io.vireo.network" -> DriverKind.NETWORK;
            case "io.vireo.storage" -> DriverKind.STORAGE;
            case "io.vireo.iface" -> DriverKind.INTERFACE;
            case "io.vireo.device" -> DriverKind.NODE_DEVICE;
            case "io.vireo.nwfilter" -> DriverKind.NWFILTER;
            case "io.vireo.secret" -> DriverKind.SECRET;
            default -> DriverKind.HYPERVISOR;
        };
    }

    /** The oldest call on an object, but for that of one thread. */
    Optional<Flight> holder(Ref subject, Thread except) {
        return all.stream()
                .flatMap(gate -> gate.holder(subject, except).stream())
                .min(Comparator.comparingLong(Flight::since));
    }
}
