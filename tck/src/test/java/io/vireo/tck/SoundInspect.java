package io.vireo.tck;

import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.StateReason;
import io.vireo.xml.Element;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What a domain is and does. */
record SoundInspect(SoundDomain domain) implements Inspect {

    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        SoundState state = domain.state();
        synchronized (state) {
            if (domain.has(Defect.GROWS_ITS_DOCUMENT)) {
                state.document = state.document.add(Element.of("tck-growth"));
            }
            return state.document.toString();
        }
    }

    @Override
    public StateReason state() {
        return domain.state().reason;
    }

    @Override
    public boolean isActive() {
        return domain.state().isActive();
    }

    @Override
    public String osType() {
        if (domain.has(Defect.THROWS_NULL_POINTERS)) {
            throw new NullPointerException("on purpose");
        }
        while (domain.has(Defect.HANGS_IN_A_QUERY) && !Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
        return domain.has(Defect.ANSWERS_NULL) ? null : "hvm";
    }
}
