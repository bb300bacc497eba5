package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Passphrases;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ways of all open sessions to other drivers: what one of them does not reach, the next one may. */
final class Companions implements Passphrases.Way {

    private final List<Doorway> open = new CopyOnWriteArrayList<>();

    void add(Doorway doorway) {
        open.add(doorway);
    }

    void remove(Doorway doorway) {
        open.remove(doorway);
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        return open.stream()
                .filter(each -> each.offers(facet))
                .findFirst()
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.NO_SUPPORT,
                        "no open connection has a driver with " + facet.getSimpleName()
                                + "; open the one of a hypervisor, such as qemu:///system"))
                .part(facet, subject);
    }
}
