package io.vireo.driver.lxc;

import io.vireo.domain.Impact;
import io.vireo.driver.kit.guest.KeptDomain;
import io.vireo.xml.Element;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One domain of a host, whose guest is a container. */
final class LxcDomain extends KeptDomain<LxcState> {

    private final LxcHost host;

    LxcDomain(LxcHost host, UUID uuid, LxcState state) {
        super(host, uuid, state);
        this.host = host;
    }

    LxcHost host() {
        return host;
    }

    @Override
    public void redefine(Set<Impact> flags, UnaryOperator<Element> step) {
        new Changes(this, flags).both(step).apply();
    }

    /** The container that runs; fails when none does. */
    Container container() {
        return state().container().orElseThrow(this::notRunning);
    }
}
