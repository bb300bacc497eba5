package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.lxc.LxcNamespaces;
import java.util.Set;

/** The rows of what only LXC has. */
final class LxcRows extends Rows {

    LxcRows() {
        super(Program.LXC);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(LxcNamespaces.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 1 -> reserved().row(LxcNamespaces.class, LxcNamespaces::openNamespaces);
            default -> Line.NONE;
        };
    }
}
