package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A change of one element of a network: where it is found, and what is done with it. */
final class NetworkUpdate {

    private final String network;
    private final NetworkUpdateCommand command;
    private final int parentIndex;
    private final NetworkUpdateSection section;
    private final Element given;

    NetworkUpdate(
            String network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, String xml) {
        this.network = network;
        this.command = command;
        this.section = section;
        this.parentIndex = parentIndex;
        requireKnown();
        this.given = Element.parse(xml, "network_update_xml").stripped();
        String expected = element();
        if (!given.name().equals(expected)) {
            throw Refusal.xml("unexpected element <" + given.name() + ">, expecting <" + expected
                    + ">, while updating network '" + network + "'");
        }
    }

    private void requireKnown() {
        if (command == NetworkUpdateCommand.UNKNOWN) {
            throw Refusal.invalid("unrecognized network update command code");
        }
        switch (section) {
            case BRIDGE, DOMAIN, IP, FORWARD, FORWARD_PF, UNKNOWN ->
                throw new Unsupported(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "can't update '"
                                + section.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "' section of network '"
                                + network + "'");
            default -> {}
        }
    }

    private String element() {
        return switch (section) {
            case IP_DHCP_RANGE -> "range";
            case FORWARD_INTERFACE -> "interface";
            case PORTGROUP -> "portgroup";
            case DNS_TXT -> "txt";
            case DNS_SRV -> "srv";
            default -> "host";
        };
    }

    /** The definition with the change in it, checked as a whole; fails when it cannot be made. */
    Element apply(Element network) {
        Element changed = switch (section) {
            case IP_DHCP_HOST, IP_DHCP_RANGE -> inAddress(network);
            case FORWARD_INTERFACE -> inForward(network);
            case PORTGROUP -> change(network);
            default -> within(network, "dns", this::change);
        };
        return NetworkXml.complete(changed);
    }

    private Element inForward(Element document) {
        Element forward = document.child("forward").orElseGet(() -> Element.of("forward"));
        Element changed = change(forward).without("dev");
        return forward.children().isEmpty() && changed.children().isEmpty() ? document : document.put(changed);
    }

    private Element inAddress(Element document) {
        Element ip = address(document);
        return document.replaceChild(ip, within(ip, "dhcp", this::change));
    }

    /** The address that is meant: by its place, or else the one that lends already, or else the first. */
    private Element address(Element document) {
        List<Element> all = document.children("ip");
        if (parentIndex >= 0) {
            if (parentIndex >= all.size()) {
                throw new InvalidState("couldn't update " + NetworkSection.people(section)
                        + " - no <ip> element found at index " + parentIndex + " in network '" + network + "'");
            }
            return all.get(parentIndex);
        }
        return all.stream()
                .filter(ip -> ip.find("dhcp/range").isPresent()
                        || ip.find("dhcp/host").isPresent())
                .findFirst()
                .or(() -> all.stream()
                        .filter(ip -> Subnet.of(ip).address().isFour())
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new InvalidState("couldn't update " + NetworkSection.people(section)
                        + " - no <ip> element found in network '" + network + "'"));
    }

    private static Element within(Element parent, String name, UnaryOperator<Element> change) {
        Element child = parent.child(name).orElseGet(() -> Element.of(name));
        Element changed = change.apply(child);
        return changed.children().isEmpty() && changed.attributes().isEmpty()
                ? parent.withoutChildren(name)
                : parent.put(changed);
    }

    private Element change(Element parent) {
        NetworkSection rules = new NetworkSection(network, section);
        Element wanted = rules.read(given, command == NetworkUpdateCommand.DELETE, parent);
        List<Element> present = parent.children(wanted.name());
        return switch (command) {
            case DELETE -> parent.withoutChild(rules.toDelete(present, wanted));
            case MODIFY -> parent.replaceChild(rules.toModify(present, wanted), wanted);
            default -> {
                rules.requireNew(present, wanted);
                yield added(parent, wanted);
            }
        };
    }

    private Element added(Element parent, Element wanted) {
        List<Element> children = new ArrayList<>(parent.children());
        int place = children.size();
        if (command == NetworkUpdateCommand.ADD_FIRST) {
            place = 0;
            while (place < children.size() && !children.get(place).name().equals(wanted.name())) {
                place++;
            }
        }
        children.add(place, wanted);
        return parent.withNodes(children);
    }
}
