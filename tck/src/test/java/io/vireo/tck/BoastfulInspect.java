package io.vireo.tck;

import io.vireo.Unsupported;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.StateReason;
import java.util.Set;

/** Overrides one operation more than it has. */
record BoastfulInspect(SoundDomain domain) implements Inspect {

    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        return new SoundInspect(domain).xmlDesc(flags);
    }

    @Override
    public StateReason state() {
        return new SoundInspect(domain).state();
    }

    @Override
    public String osType() {
        throw new Unsupported();
    }
}
