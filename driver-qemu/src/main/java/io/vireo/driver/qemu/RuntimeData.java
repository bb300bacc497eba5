package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;

/** Drops what only describes a running guest and has no place in a definition. */
final class RuntimeData {

    private static final String OWN_ALIAS = "ua-";

    private RuntimeData() {}

    static void drop(Draft draft) {
        draft.change(domain -> domain.without("id").mapChildren("seclabel", RuntimeData::label));
        draft.devices().forEach(device -> device.change(RuntimeData::device));
    }

    private static Element label(Element label) {
        return label.withoutChildren("imagelabel");
    }

    private static Element device(Element device) {
        String own = device.at("alias/@name")
                .filter(name -> name.startsWith(OWN_ALIAS))
                .orElse(OWN_ALIAS);
        if (!own.matches("ua-[A-Za-z0-9_.-]{0,60}")) {
            throw Refusal.xml("alias '" + own + "': letters, digits, '_', '.' and '-' may follow ua-, 60 at most");
        }
        Element clean = device.flatMapChildren(child -> child.name().equals("alias")
                        && !child.attribute("name").orElse("").startsWith(OWN_ALIAS)
                ? List.of()
                : List.of(child));
        return switch (device.name()) {
            case "disk" -> disk(clean);
            case "channel" -> clean.mapChildren("target", target -> target.without("state"));
            case "interface" ->
                port(clean).mapChildren("target", RuntimeData::tap).flatMapChildren(RuntimeData::emptyTarget);
            default -> clean;
        };
    }

    private static Element disk(Element disk) {
        return disk.withoutChildren("mirror")
                .mapChildren("source", RuntimeData::image)
                .mapChildren("backingStore", RuntimeData::chain)
                .mapChildren("target", target -> target.has("tray", "closed") ? target.without("tray") : target);
    }

    private static Element image(Element source) {
        return source.without("index");
    }

    private static Element chain(Element backing) {
        return backing.without("index")
                .mapChildren("source", RuntimeData::image)
                .mapChildren("backingStore", RuntimeData::chain);
    }

    /** The port of a network is made anew for every run; its bridge is the network's affair. */
    private static Element port(Element card) {
        return card.has("type", "network")
                ? card.mapChildren("source", source -> source.without("portid").without("bridge"))
                : card;
    }

    /** Names that begin so are made for one run; a name of one's own stays. */
    private static Element tap(Element target) {
        String name = target.attribute("dev").orElse("");
        return name.startsWith("vnet") || name.startsWith("macvtap") || name.startsWith("macvlan")
                ? target.without("dev")
                : target;
    }

    private static List<Element> emptyTarget(Element child) {
        return child.name().equals("target") && child.attributes().isEmpty() ? List.of() : List.of(child);
    }
}
