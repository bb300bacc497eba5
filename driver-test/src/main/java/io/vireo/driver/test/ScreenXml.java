package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Screens and their adapters. */
final class ScreenXml {

    private static final String ADDRESS = "address";

    private ScreenXml() {}

    static Element complete(Element devices) {
        Element served = devices.mapChildren("graphics", ScreenXml::graphics);
        boolean needed =
                served.child("graphics").isPresent() && served.child("video").isEmpty();
        return primaryFirst(needed ? served.add(Element.of("video").add(adapter("cirrus"))) : served);
    }

    private static Element adapter(String type) {
        return Element.of("model").with("type", type);
    }

    private static Element graphics(Element given) {
        String type = given.attribute("type").orElse("");
        if (!type.equals("vnc") && !type.equals("spice")) {
            return given;
        }
        requireNetworks(given);
        boolean onSocket = type.equals("vnc") && given.attribute("socket").isPresent();
        Element asked = onSocket ? withSocketOnly(given) : given;
        boolean socket = onSocket || hasListener(asked, "socket");
        boolean silent = socket || hasListener(asked, "none");
        Element graphics = type.equals("vnc") && !silent ? vncPort(asked) : asked;
        return portless(listener(graphics, socket));
    }

    private static void requireNetworks(Element graphics) {
        for (Element listen : graphics.children("listen")) {
            if (listen.has("type", "network") && listen.attribute("network").isEmpty()) {
                throw DomainXml.xmlError("'network' attribute is required for listen type 'network'");
            }
        }
    }

    /** The old way to name a socket beats an address that is named beside it. */
    private static Element withSocketOnly(Element graphics) {
        boolean first = graphics.child("listen")
                .filter(each -> each.has("type", "socket"))
                .isPresent();
        return first ? graphics : graphics.withoutChildren("listen").without("listen");
    }

    /** Who does not listen on the network has no port. */
    private static Element portless(Element graphics) {
        boolean quiet = graphics.child("listen")
                .filter(each -> each.has("type", "none") || each.has("type", "socket"))
                .isPresent();
        if (!graphics.has("type", "spice")) {
            return graphics;
        }
        return quiet
                ? graphics.without("autoport").without("port").without("tlsPort")
                : DeviceXml.standard(graphics, "autoport", "no");
    }

    private static boolean hasListener(Element graphics, String type) {
        return graphics.children("listen").stream().anyMatch(each -> each.has("type", type));
    }

    private static Element vncPort(Element given) {
        boolean automatic = given.has("autoport", "yes")
                || given.attribute("port").orElse("-1").equals("-1");
        return automatic ? given.with("port", "-1").with("autoport", "yes") : given.with("autoport", "no");
    }

    /** The address of the first listener stands in an attribute too, for those who look there. */
    private static Element listener(Element graphics, boolean socket) {
        Optional<Element> first = graphics.child("listen");
        if (first.isPresent()) {
            return first.filter(each -> each.has("type", ADDRESS))
                    .flatMap(each -> each.attribute(ADDRESS))
                    .map(address -> graphics.with("listen", address))
                    .orElse(graphics);
        }
        if (socket) {
            return graphics.add(Element.of("listen")
                    .with("type", "socket")
                    .with("socket", graphics.attribute("socket").orElse("")));
        }
        boolean reachable = graphics.has("type", "vnc")
                || graphics.attribute("port").isPresent()
                || graphics.attribute("tlsPort").isPresent()
                || graphics.has("autoport", "yes");
        Element listen = Element.of("listen").with("type", reachable ? ADDRESS : "none");
        return graphics.add(graphics.attribute("listen")
                .map(address -> listen.with(ADDRESS, address))
                .orElse(listen));
    }

    /** Exactly one adapter is the primary one, and it comes first. */
    private static Element primaryFirst(Element devices) {
        List<Element> all = devices.children("video");
        if (all.isEmpty()) {
            return devices;
        }
        List<Element> marked = all.stream()
                .filter(each -> each.at("model/@primary").orElse("").equals("yes"))
                .toList();
        boolean none =
                all.stream().anyMatch(each -> each.at("model/@type").orElse("").equals("none"));
        if (none && all.size() > 1) {
            throw DomainXml.unsupported("a 'none' video type must be the only video device defined for the domain");
        }
        if (marked.size() > 1) {
            throw DomainXml.unsupported("Only one primary video device is supported");
        }
        Element primary = marked.isEmpty() ? all.get(0) : marked.get(0);
        List<Element> ordered = new ArrayList<>(List.of(completed(primary, true)));
        all.stream().filter(each -> each != primary).forEach(each -> ordered.add(completed(each, false)));
        return devices.withoutChildren("video").addAll(ordered);
    }

    private static Element completed(Element video, boolean primary) {
        return video.mapChildren("model", model -> {
            Element bare = model.without("primary");
            Element sized = switch (model.attribute("type").orElse("")) {
                case "none" -> bare;
                case "cirrus" -> heads(DeviceXml.standard(bare, "vram", "16384"));
                case "qxl" -> heads(DeviceXml.standard(DeviceXml.standard(bare, "ram", "65536"), "vram", "65536"));
                default -> heads(bare);
            };
            boolean marked = primary && !model.has("type", "none");
            return marked ? sized.with("primary", "yes") : sized;
        });
    }

    private static Element heads(Element model) {
        return DeviceXml.standard(model, "heads", "1");
    }
}
