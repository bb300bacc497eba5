package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * A moment of a domain that was kept: a snapshot or a checkpoint.
 *
 * @param <M> which of them
 */
interface Moment<M extends Moment<M>> {

    /** Its document, without its parent. */
    Element document();

    /** The one that it builds on. */
    Optional<String> parent();

    /** The same one, building on another. */
    M below(Optional<String> newParent);

    default String name() {
        return document().at("name").orElse("").strip();
    }

    /** The document with the parent in its place, before the time of creation. */
    default Element shown() {
        return parent().isEmpty()
                ? document()
                : document()
                        .flatMapChildren(each -> each.name().equals("creationTime")
                                ? List.of(Element.of("parent").add("name", parent().get()), each)
                                : List.of(each));
    }
}
