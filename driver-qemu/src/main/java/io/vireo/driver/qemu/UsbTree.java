package io.vireo.driver.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** USB buses and hubs with their ports; says which are taken. */
final class UsbTree {

    private static final int HUB_PORTS = 8;
    private static final int MAX_DEPTH = 4;

    private final Map<Integer, Hub> buses = new TreeMap<>();

    /** A place of a device: its bus, and the ports on the way to it. */
    record Place(int bus, List<Integer> port) {
        String text() {
            return port.stream().map(String::valueOf).collect(Collectors.joining("."));
        }
    }

    /** Something with ports: a controller or a hub. */
    private static final class Hub {
        private final int ports;
        private final Map<Integer, Optional<Hub>> taken = new TreeMap<>();

        Hub(int ports) {
            this.ports = ports;
        }

        Optional<List<Integer>> next(int depth) {
            for (int port = 1; port <= ports; port++) {
                if (!taken.containsKey(port)) {
                    return Optional.of(List.of(port));
                }
            }
            return depth == MAX_DEPTH ? Optional.empty() : below(depth);
        }

        private Optional<List<Integer>> below(int depth) {
            for (Map.Entry<Integer, Optional<Hub>> each : taken.entrySet()) {
                Optional<List<Integer>> found = each.getValue().flatMap(hub -> hub.next(depth + 1));
                if (found.isPresent()) {
                    List<Integer> path = new ArrayList<>(List.of(each.getKey()));
                    path.addAll(found.get());
                    return Optional.of(path);
                }
            }
            return Optional.empty();
        }

        int free() {
            int below = taken.values().stream()
                    .mapToInt(hub -> hub.map(Hub::free).orElse(0))
                    .sum();
            return ports - taken.size() + below;
        }
    }

    void addBus(int index, int ports) {
        buses.put(index, new Hub(ports));
    }

    void take(int bus, List<Integer> port) {
        put(bus, port, Optional.empty());
    }

    void takeHub(int bus, List<Integer> port) {
        put(bus, port, Optional.of(new Hub(HUB_PORTS)));
    }

    private void put(int bus, List<Integer> port, Optional<Hub> device) {
        Hub hub = buses.get(bus);
        if (hub == null) {
            throw Refusal.xml("there is no USB controller with index '" + bus + "'");
        }
        String text = new Place(bus, port).text();
        for (int step : port.subList(0, port.size() - 1)) {
            hub = Optional.ofNullable(hub.taken.get(step))
                    .flatMap(h -> h)
                    .orElseThrow(() -> Refusal.xml(
                            "there is no hub at port " + step + " in USB address bus: " + bus + " port: " + text));
        }
        int last = port.get(port.size() - 1);
        if (last > hub.ports) {
            throw Refusal.xml("port " + last + " out of range in USB address bus: " + bus + " port: " + text);
        }
        if (hub.taken.putIfAbsent(last, device) != null) {
            throw Refusal.xml("Duplicate USB address bus " + bus + " port " + text);
        }
    }

    /** The lowest free port of the lowest bus, or of the one bus that is asked for. */
    Optional<Place> next(Optional<Integer> only) {
        for (Map.Entry<Integer, Hub> each : buses.entrySet()) {
            Optional<List<Integer>> found =
                    only.filter(bus -> !bus.equals(each.getKey())).isPresent()
                            ? Optional.empty()
                            : each.getValue().next(1);
            if (found.isPresent()) {
                return Optional.of(new Place(each.getKey(), found.get()));
            }
        }
        return Optional.empty();
    }

    /** How many hubs have to be added so that so many devices, so many of them hubs themselves, find a port. */
    int hubsFor(int devices, int hubs) {
        int free = buses.values().stream().mapToInt(Hub::free).sum() + hubs * HUB_PORTS;
        return buses.isEmpty() || devices <= free ? 0 : (devices - free + HUB_PORTS - 1) / (HUB_PORTS - 1);
    }
}
