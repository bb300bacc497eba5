package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.NoDriver;
import io.vireo.OpenFlag;
import io.vireo.spi.DriverStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The drivers that are here and the connections that are open: what both front doors lead to. */
final class Switchboard implements AutoCloseable {

    private final Platform platform;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile List<Plugged> drivers = List.of();

    Switchboard(Settings settings, AccessPolicy policy) {
        this.platform = Platform.of(settings, policy);
    }

    void add(Plugged driver) {
        synchronized (this) {
            List<Plugged> more = new ArrayList<>(drivers);
            more.add(driver);
            more.sort(Plugged.ORDER);
            drivers = List.copyOf(more);
        }
    }

    void remove(Plugged driver, String reason) {
        synchronized (this) {
            drivers = drivers.stream().filter(each -> each != driver).toList();
        }
        driver.pull(reason);
    }

    Connect open(String text, Set<OpenFlag> flags) {
        ConnectUri uri = ConnectUri.parse(text);
        Plugged driver = driverOf(uri).orElseThrow(() -> nobody(uri));
        Connection connection = new Connection(platform, uri, Set.copyOf(flags), connections::remove);
        connection.open(driver);
        connections.add(connection);
        return new Connect(connection);
    }

    private Optional<Plugged> driverOf(ConnectUri uri) {
        return drivers.stream().filter(each -> each.serves(uri)).findFirst();
    }

    private NoDriver nobody(ConnectUri uri) {
        String present = drivers.stream()
                .map(each -> each.label() + " for " + String.join(", ", each.schemes()))
                .collect(Collectors.joining("; "));
        return new NoDriver(uri + ": " + (present.isEmpty() ? "no driver is here" : "here are " + present));
    }

    List<DriverStatus> status() {
        return drivers.stream().map(Plugged::status).toList();
    }

    @Override
    public void close() {
        connections.forEach(Connection::stop);
        platform.close();
    }
}
