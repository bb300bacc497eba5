package io.vireo.domain;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.Set;

/** A domain's checkpoint ({@code virDomainCheckpointPtr}). */
public final class Checkpoint extends Handle<CheckpointRef> {

    /**
     * Makes a handle; applications get theirs from a {@link Domain}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Checkpoint(Doorway doorway, CheckpointRef ref) {
        super(doorway, ref);
    }

    /** {@return its name, as it was when the handle was made} */
    public String name() {
        return ref().name();
    }

    /** {@return the domain whose checkpoint it is} */
    public Domain domain() {
        return new Domain(doorway(), ref().domain());
    }

    /** {@return what can be done with it} */
    public CheckpointControl control() {
        return as(CheckpointControl.class);
    }

    /** {@return its document; see {@link CheckpointControl#xmlDesc}} */
    public String xmlDesc() {
        return control().xmlDesc(Set.of());
    }

    /**
     * {@return the checkpoint before it; see {@link CheckpointControl#parent}}
     *
     * @throws io.vireo.NotFound when it is the first
     */
    public Checkpoint parent() {
        return new Checkpoint(doorway(), control().parent());
    }

    /** {@return the checkpoints directly after it; see {@link CheckpointControl#listChildren}} */
    public List<Checkpoint> listChildren() {
        return control().listChildren(Set.of()).stream()
                .map(each -> new Checkpoint(doorway(), each))
                .toList();
    }

    /** Deletes it alone; see {@link CheckpointControl#delete}. */
    public void delete() {
        control().delete(Set.of());
    }
}
