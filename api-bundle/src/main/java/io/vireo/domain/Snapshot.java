package io.vireo.domain;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.Set;

/** A domain's snapshot ({@code virDomainSnapshotPtr}). */
public final class Snapshot extends Handle<SnapshotRef> {

    /**
     * Makes a handle; applications get theirs from a {@link Domain}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Snapshot(Doorway doorway, SnapshotRef ref) {
        super(doorway, ref);
    }

    /** {@return its name, as it was when the handle was made} */
    public String name() {
        return ref().name();
    }

    /** {@return the domain whose snapshot it is} */
    public Domain domain() {
        return new Domain(doorway(), ref().domain());
    }

    /** {@return what can be done with it} */
    public SnapshotControl control() {
        return as(SnapshotControl.class);
    }

    /** {@return its document; see {@link SnapshotControl#xmlDesc}} */
    public String xmlDesc() {
        return control().xmlDesc(Set.of());
    }

    /**
     * {@return the snapshot that it builds on; see {@link SnapshotControl#parent}}
     *
     * @throws io.vireo.NotFound when it is the first
     */
    public Snapshot parent() {
        return new Snapshot(doorway(), control().parent());
    }

    /** {@return the snapshots that build on it directly; see {@link SnapshotControl#listChildren}} */
    public List<Snapshot> listChildren() {
        return control().listChildren(Set.of()).stream()
                .map(each -> new Snapshot(doorway(), each))
                .toList();
    }

    /** {@return whether the domain's present state comes from it; see {@link SnapshotControl#isCurrent}} */
    public boolean isCurrent() {
        return control().isCurrent();
    }

    /** Brings the domain back to its state; see {@link SnapshotControl#revert}. */
    public void revert() {
        control().revert(Set.of());
    }

    /** Deletes it alone; see {@link SnapshotControl#delete}. */
    public void delete() {
        control().delete(Set.of());
    }
}
