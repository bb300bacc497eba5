package io.vireo.registry;

import io.vireo.spi.DriverStatus;
import java.util.List;
import java.util.stream.Stream;

/** Knows the drivers that are installed but not active, and why; only OSGi can tell. */
interface Absentees {

    /** Nothing is known of drivers that are not here. */
    Absentees UNKNOWN = List::of;

    /** Lists them. */
    List<DriverStatus> list();

    /** Knows more. */
    default Absentees and(Absentees more) {
        return () -> Stream.concat(list().stream(), more.list().stream()).toList();
    }
}
