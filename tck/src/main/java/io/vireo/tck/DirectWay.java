package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.event.VirtEvent;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** Opens the driver's sessions in this process, with nothing between a contract and the driver's parts. */
record DirectWay(Driver driver) implements Way {

    @Override
    public Connect open(String text) {
        ConnectUri uri = ConnectUri.parse(text);
        DirectEvents events = new DirectEvents();
        DriverSession session = driver.open(request(uri, events));
        return new Connect(new DirectDoorway(uri, driver, session, events));
    }

    /** What a registry asks for: state goes where the parameter {@code root} says. */
    static OpenRequest request(ConnectUri uri, Consumer<VirtEvent> events) {
        return new OpenRequest(uri, Set.of(), events, uri.parameter("root").map(Path::of));
    }
}
