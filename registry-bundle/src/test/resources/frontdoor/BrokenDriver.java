package frontdoor;

import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;

/** A driver that cannot be made. */
public final class BrokenDriver implements Driver {

    public BrokenDriver() {
        throw new IllegalStateException("out of order");
    }

    @Override
    public String name() {
        return "Broken";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("broken");
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of();
    }

    @Override
    public DriverSession open(OpenRequest request) {
        throw new IllegalStateException();
    }
}
