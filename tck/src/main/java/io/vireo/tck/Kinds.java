package io.vireo.tck;

import java.util.List;

/** The kinds of object that have definitions; domains come first, since they may use the others. */
final class Kinds {

    static final List<Kind<?>> ALL = List.of(
            DomainKind.INSTANCE,
            new NetworkKind(),
            new StoragePoolKind(),
            new NwFilterKind(),
            new InterfaceKind(),
            new SecretKind(),
            new NodeDeviceKind());

    private Kinds() {}
}
