package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A change of one element of a network: a host of its DHCP or DNS, a range, a port group and so on. */
final class NetworkUpdate {

    /** Where the elements of a section are, and by which attributes one is known again. */
    private record Section(String parent, String element, List<String> keys, String people) {}

    private static final Map<NetworkUpdateSection, Section> SECTIONS = Map.of(
            NetworkUpdateSection.IP_DHCP_HOST,
            new Section("ip/dhcp", "host", List.of("mac", "name", "ip"), "dhcp host entry"),
            NetworkUpdateSection.IP_DHCP_RANGE,
            new Section("ip/dhcp", "range", List.of("start", "end"), "dhcp range entry"),
            NetworkUpdateSection.FORWARD_INTERFACE,
            new Section("forward", "interface", List.of("dev"), "interface entry"),
            NetworkUpdateSection.PORTGROUP,
            new Section("", "portgroup", List.of("name"), "portgroup entry"),
            NetworkUpdateSection.DNS_HOST,
            new Section("dns", "host", List.of("ip"), "DNS HOST record"),
            NetworkUpdateSection.DNS_TXT,
            new Section("dns", "txt", List.of("name"), "DNS TXT record"),
            NetworkUpdateSection.DNS_SRV,
            new Section("dns", "srv", List.of("service", "protocol", "domain", "target"), "DNS SRV record"));

    private final String network;
    private final NetworkUpdateCommand command;
    private final Section section;
    private final int parentIndex;
    private final Element wanted;

    NetworkUpdate(
            String network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, String xml) {
        this.network = network;
        this.command = command;
        this.section = SECTIONS.get(section);
        this.parentIndex = Math.max(0, parentIndex);
        if (this.section == null) {
            throw new Unsupported(
                    ErrorCode.NO_SUPPORT, "can't update '" + section + "' section of network '" + network + "'");
        }
        this.wanted = Element.parse(xml, "network_update_xml").stripped();
        if (!wanted.name().equals(this.section.element())) {
            throw DomainXml.xmlError("unexpected root element <" + wanted.name() + ">, expecting <"
                    + this.section.element() + ">, in network '" + network + "'");
        }
        boolean partial = command == NetworkUpdateCommand.DELETE;
        if (section == NetworkUpdateSection.IP_DHCP_HOST && !partial) {
            NetworkChecks.staticHost(wanted, network);
        }
        if (section == NetworkUpdateSection.DNS_HOST) {
            NetworkChecks.dnsHost(wanted, network, partial);
        }
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
            throw new InvalidState(
                    "couldn't locate an <ip> element with index " + index + " in network '" + network + "'");
        }
        return element.add(at(Element.of(name), rest));
    }

    private Element changed(Element parent) {
        List<Element> matching = parent.children(section.element()).stream()
                .filter(this::isMeant)
                .toList();
        return switch (command) {
            case ADD_FIRST, ADD_LAST -> added(parent, matching);
            case MODIFY -> parent.replaceChild(only(matching, "modify"), wanted);
            case DELETE -> parent.withoutChild(only(matching, "delete"));
            case UNKNOWN ->
                throw new Unsupported(
                        ErrorCode.NO_SUPPORT, "unrecognized network update command code in network '" + network + "'");
        };
    }

    private Element added(Element parent, List<Element> matching) {
        if (!matching.isEmpty()) {
            throw new InvalidState("there is an existing " + section.people() + " in network '" + network
                    + "' that matches \"" + wanted.toString().strip() + "\"");
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

    private Element only(List<Element> matching, String what) {
        if (matching.isEmpty()) {
            throw new InvalidState(
                    "couldn't locate a matching " + section.people() + " in network '" + network + "' to " + what);
        }
        if (matching.size() > 1) {
            throw new InvalidState("multiple matching " + section.people() + "s were found in network '" + network
                    + "'; say more of the one to " + what);
        }
        return matching.get(0);
    }

    /** A host or range is another one if one of its keys differs; it is meant if all that are given agree. */
    private boolean isMeant(Element each) {
        if (section.people().startsWith("DNS HOST")) {
            return isSameHost(each);
        }
        boolean adding = command == NetworkUpdateCommand.ADD_FIRST || command == NetworkUpdateCommand.ADD_LAST;
        List<String> given = section.keys().stream()
                .filter(key -> wanted.attribute(key).isPresent())
                .toList();
        if (command == NetworkUpdateCommand.MODIFY) {
            return given.stream().limit(1).allMatch(key -> same(each, key));
        }
        boolean any = adding && section.element().equals("host");
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
