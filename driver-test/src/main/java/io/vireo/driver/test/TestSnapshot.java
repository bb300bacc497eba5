package io.vireo.driver.test;

import io.vireo.domain.SnapshotRef;
import io.vireo.xml.Element;
import java.util.Optional;

/**
 * A snapshot as it is kept; a change makes another one.
 *
 * @param owner the domain
 * @param name its name
 * @param parent the snapshot that it builds on
 * @param text its document, without the parent
 */
record TestSnapshot(TestDomain owner, String name, Optional<String> parent, String text)
        implements Moment<TestSnapshot> {

    SnapshotRef ref() {
        return new SnapshotRef(name, owner.ref());
    }

    Element document() {
        return Element.parse(text);
    }

    /** The document of the domain as it was. */
    Element domain() {
        return document().child("domain").orElseThrow();
    }

    String state() {
        return document().at("state").orElse("shutoff").strip();
    }

    boolean isOfRunning() {
        return !state().equals("shutoff");
    }

    @Override
    public TestSnapshot below(Optional<String> newParent) {
        return new TestSnapshot(owner, name, newParent, text);
    }
}
