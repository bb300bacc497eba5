package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A change of one element of a network: a host of its DHCP or DNS, a range, a port group and so on. */
final class NetworkUpdate {

    private final String network;
    private final NetworkUpdateCommand command;
    private final NetworkSection section;
    private final int parentIndex;
    private final Element wanted;

    NetworkUpdate(
            String network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, String xml) {
        this.network = network;
        this.command = command;
        this.section = NetworkSection.of(section)
                .orElseThrow(() -> unsupported("can't update '"
                        + section.name().toLowerCase(Locale.ROOT).replace('_', '-') + "' section of network '"
                        + network + "'"));
        this.parentIndex = Math.max(0, parentIndex);
        this.wanted = Element.parse(xml, "network_update_xml").stripped();
        if (!wanted.name().equals(this.section.element())) {
            throw DomainXml.xmlError("unexpected element <" + wanted.name() + ">, expecting <" + this.section.element()
                    + ">, while updating network '" + network + "'");
        }
        boolean partial = command == NetworkUpdateCommand.DELETE;
        if (section == NetworkUpdateSection.IP_DHCP_HOST && !partial) {
            NetworkChecks.staticHost(wanted, network);
        }
        if (section == NetworkUpdateSection.DNS_HOST) {
            NetworkChecks.dnsHost(wanted, network, partial);
        }
    }

    private static Unsupported unsupported(String why) {
        return new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, why);
    }

    Element apply(Element document) {
        return at(
                document,
                section.parent().isEmpty()
                        ? List.of()
                        : List.of(section.parent().split("/")));
    }

    private Element at(Element element, List<String> path) {
        if (path.isEmpty()) {
            return changed(element);
        }
        String name = path.get(0);
        List<Element> all = element.children(name);
        int index = name.equals("ip") ? parentIndex : 0;
        List<String> rest = path.subList(1, path.size());
        if (index < all.size()) {
            Element parent = all.get(index);
            return element.replaceChild(parent, at(parent, rest));
        }
        if (name.equals("ip")) {
            throw new InvalidState("couldn't update dhcp " + section.element()
                    + " entry - no <ip> element found at index " + index + " in network '" + network + "'");
        }
        return element.add(at(Element.of(name), rest));
    }

    private Element changed(Element parent) {
        List<Element> matching = parent.children(section.element()).stream()
                .filter(this::isMeant)
                .toList();
        return switch (command) {
            case ADD_FIRST, ADD_LAST -> added(parent, matching);
            case MODIFY -> parent.replaceChild(modifiable(matching), wanted);
            case DELETE -> parent.withoutChild(only(matching));
            case UNKNOWN ->
                throw new Unsupported(
                        ErrorCode.NO_SUPPORT, "unrecognized network update command code in network '" + network + "'");
        };
    }

    private Element added(Element parent, List<Element> matching) {
        if (!matching.isEmpty()) {
            throw new InvalidState(said(section.exists()));
        }
        List<Element> children = new ArrayList<>(parent.children());
        if (command == NetworkUpdateCommand.ADD_FIRST) {
            int first = 0;
            while (first < children.size() && !children.get(first).name().equals(section.element())) {
                first++;
            }
            children.add(first, wanted);
        } else {
            children.add(wanted);
        }
        return parent.withNodes(children);
    }

    private Element modifiable(List<Element> matching) {
        if (section.plural().isPresent()) {
            throw unsupported(section.plural().get() + " cannot be modified, only added or deleted");
        }
        return only(matching);
    }

    private Element only(List<Element> matching) {
        if (matching.isEmpty()) {
            throw new InvalidState(said(section.missing()));
        }
        if (matching.size() > 1) {
            throw new InvalidState(
                    "multiple matching " + section.plural().orElse("entries") + " were found in network " + network);
        }
        return matching.get(0);
    }

    private String said(String words) {
        String known = "<" + wanted.name()
                + section.keys().stream()
                        .flatMap(key -> wanted.attribute(key).map(value -> " " + key + "='" + value + "'").stream())
                        .collect(Collectors.joining())
                + ">";
        return words.replace("{element}", known)
                .replace("{name}", wanted.attribute("name").orElse(""))
                .replace("{network}", network);
    }

    /** A host or range is another one if one of its keys differs; it is meant if all that are given agree. */
    private boolean isMeant(Element each) {
        if (section.isNames()) {
            return isSameHost(each);
        }
        List<String> given = section.keys().stream()
                .filter(key -> wanted.attribute(key).isPresent())
                .toList();
        boolean any =
                command != NetworkUpdateCommand.DELETE && section.element().equals("host");
        return any
                ? given.stream().anyMatch(key -> same(each, key))
                : given.stream().allMatch(key -> same(each, key));
    }

    /** A name server's host is known by its address and by any of its names. */
    private boolean isSameHost(Element each) {
        boolean address = wanted.attribute("ip").isPresent() && same(each, "ip");
        List<String> names =
                each.findAll("hostname").stream().map(Element::text).toList();
        return address || wanted.findAll("hostname").stream().map(Element::text).anyMatch(names::contains);
    }

    private boolean same(Element each, String key) {
        return each.attribute(key).equals(wanted.attribute(key));
    }
}
