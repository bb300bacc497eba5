package io.vireo.tck;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A small driver in memory that keeps every contract, but for the one that its defect breaks. */
final class SoundDriver implements Driver {

    private final Defect defect;
    private final SoundWorld world;
    private boolean opened;

    SoundDriver(Defect defect) {
        this.defect = defect;
        this.world = new SoundWorld(defect);
    }

    @Override
    public String name() {
        return "Sound";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("sound");
    }

    @Override
    public Set<DriverKind> companions() {
        return Set.of();
    }

    @Override
    public boolean claims(ConnectUri uri) {
        return defect == Defect.CLAIMS_EVERY_HOST || uri.isLocal();
    }

    @Override
    public synchronized List<Parts<?>> parts() {
        List<Parts<?>> parts = new ArrayList<>(List.of(Parts.of(SoundConnect.class), domain()));
        if (defect == Defect.OFFERS_A_FACET_TWICE) {
            parts.add(Parts.of(SoundConnect.class));
        }
        return parts;
    }

    private Parts<SoundDomain> domain() {
        Parts<SoundDomain> parts = Parts.of(SoundDomain.class)
                .with(SoundLifecycle.class, SoundLifecycle::new)
                .with(SoundDefinition.class, SoundDefinition::new);
        if (defect != Defect.CHANGES_ITS_PARTS || !opened) {
            parts = parts.with(SoundMetadata.class, SoundMetadata::new);
        }
        return defect == Defect.SAYS_NO_TO_WHAT_IT_OVERRIDES
                ? parts.with(BoastfulInspect.class, BoastfulInspect::new)
                : parts.with(SoundInspect.class, SoundInspect::new);
    }

    @Override
    public synchronized DriverSession open(OpenRequest request) {
        if (defect == Defect.OPENS_ONLY_ONCE && opened && world.listeners().isEmpty()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, request.uri() + " was closed");
        }
        opened = true;
        return new SoundSession(world, request.events());
    }
}
