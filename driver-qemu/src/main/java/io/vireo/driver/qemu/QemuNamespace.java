package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Map;
import java.util.Optional;

/** libvirt's namespace for what is passed to QEMU as it stands: whatever prefix it was given, it is {@code qemu} here. */
final class QemuNamespace {

    static final String URI = "http://libvirt.org/schemas/domain/qemu/1.0";

    private static final String PREFIX = "qemu";

    private QemuNamespace() {}

    /** A copy with the usual prefix; refuses elements with that prefix when it stands for something else. */
    static Element canonical(Element domain) {
        Optional<String> given = domain.attributes().entrySet().stream()
                .filter(each -> each.getValue().equals(URI) && each.getKey().startsWith("xmlns:"))
                .map(Map.Entry::getKey)
                .map(name -> name.substring("xmlns:".length()))
                .findFirst();
        Element withDefault = domain.mapChildren(
                child -> child.has("xmlns", URI) ? prefixed(child).without("xmlns") : child);
        if (!withDefault.equals(domain)) {
            return withDefault.with("xmlns:" + PREFIX, URI);
        }
        Element onPlace = domain.mapChildren(
                child -> declaredBelow(child) ? renamed(child, child.name().split(":")[0]) : child);
        if (!onPlace.equals(domain)) {
            return onPlace.with("xmlns:" + PREFIX, URI);
        }
        boolean used = domain.children().stream().anyMatch(child -> child.name().startsWith(PREFIX + ":"));
        if (used && !given.equals(Optional.of(PREFIX))) {
            throw Refusal.xml("the prefix qemu: is used without xmlns:qemu='" + URI + "'");
        }
        if (given.isEmpty() || given.get().equals(PREFIX)) {
            return domain;
        }
        return domain.without("xmlns:" + given.get())
                .with("xmlns:" + PREFIX, URI)
                .mapChildren(child -> renamed(child, given.get()));
    }

    /** An element of a default namespace, which is everything below that has no prefix of its own. */
    private static Element prefixed(Element element) {
        String name = element.name().contains(":") ? element.name() : PREFIX + ":" + element.name();
        return element.named(name).mapChildren(QemuNamespace::prefixed);
    }

    private static boolean declaredBelow(Element child) {
        int colon = child.name().indexOf(':');
        return colon > 0 && child.has("xmlns:" + child.name().substring(0, colon), URI);
    }

    private static Element renamed(Element element, String prefix) {
        if (!element.name().startsWith(prefix + ":")) {
            return element;
        }
        return element.named(PREFIX + element.name().substring(prefix.length()))
                .without("xmlns:" + prefix)
                .mapChildren(child -> renamed(child, prefix));
    }
}
