package io.vireo.driver.test;

import io.vireo.domain.CheckpointRef;
import io.vireo.xml.Element;
import java.util.Optional;

/**
 * A checkpoint as it is kept; a change makes another one.
 *
 * @param owner the domain
 * @param name its name
 * @param parent the checkpoint that it builds on
 * @param text its document, without the parent
 */
record TestCheckpoint(TestDomain owner, String name, Optional<String> parent, String text)
        implements Moment<TestCheckpoint> {

    CheckpointRef ref() {
        return new CheckpointRef(name, owner.ref());
    }

    Element document() {
        return Element.parse(text);
    }

    @Override
    public TestCheckpoint below(Optional<String> newParent) {
        return new TestCheckpoint(owner, name, newParent, text);
    }
}
