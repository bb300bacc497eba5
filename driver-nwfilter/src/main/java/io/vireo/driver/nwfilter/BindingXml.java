package io.vireo.driver.nwfilter;

import io.vireo.BadXml;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;
import java.util.UUID;

/** The document of a binding, read and written. */
final class BindingXml {

    private static final Field<UUID> OWNER = Field.uuid("owner/uuid");
    private static final Claims KNOWN = Claims.of(
            "owner/name",
            "owner/uuid",
            "portdev/@name",
            "linkdev/@name",
            "mac/@address",
            "filterref/@filter",
            "filterref/parameter/@name",
            "filterref/parameter/@value");

    private BindingXml() {}

    static Binding read(String xml, boolean validate) {
        Element document = Element.parse(xml, "nwfilterbinding").stripped();
        StrictXml.requireRoot(document, "filterbinding");
        String port = port(required(document, "portdev/@name", "port dev name"));
        String address = required(document, "mac/@address", "MAC address");
        String mac = Addresses.mac(address)
                .orElseThrow(() -> Refusal.internal("Unable to parse MAC '" + Names.shown(address) + "'"));
        String name = required(document, "owner/name", "owner name");
        UUID uuid = owner(document);
        Element reference = document.child("filterref")
                .orElseThrow(() -> Refusal.internal("filter binding has no filter reference"));
        StrictXml.require(document, KNOWN, "filterbinding", validate);
        Include filter = FilterXml.include(reference);
        Include own = new Include(filter.filter(), filter.parameters().or(Parameters.NONE.with("MAC", mac)));
        return new Binding(name, uuid, port, document.at("linkdev/@name").orElse(""), mac, own);
    }

    private static String required(Element document, String path, String what) {
        return document.at(path)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refusal.internal("filter binding has no " + what));
    }

    private static UUID owner(Element document) {
        required(document, "owner/uuid", "owner UUID");
        try {
            return OWNER.require(document);
        } catch (BadXml malformed) {
            throw Refusal.xml("malformed uuid element of the owner");
        }
    }

    /** The name goes into rules and into a file's name: what is no plain name of a device is refused. */
    private static String port(String name) {
        if (!name.matches("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,14}")) {
            throw Refusal.invalid(
                    "'" + Names.shown(name) + "' cannot be the port of a filter binding: the name of a network"
                            + " device has 1 to 15 letters, digits, _ . - and does not begin with - or .");
        }
        return name;
    }

    static Element write(Binding binding) {
        Element document = Element.of("filterbinding")
                .add(Element.of("owner")
                        .add("name", binding.ownerName())
                        .add("uuid", binding.ownerUuid().toString()))
                .add(Element.of("portdev").with("name", binding.port()));
        Optional<Element> link = Optional.of(binding.link())
                .filter(name -> !name.isEmpty())
                .map(name -> Element.of("linkdev").with("name", name));
        return document.addAll(link.stream().toList())
                .add(Element.of("mac").with("address", binding.mac()))
                .add(FilterXml.write(binding.filter()));
    }
}
