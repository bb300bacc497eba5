package io.vireo.driver.network.bridge;

import io.vireo.InvalidState;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** When two elements of a section are the same one, and what is said when one is missing or there already. */
record NetworkSection(String network, NetworkUpdateSection section) {

    /** Reads the element that was given; one that is to be removed may say less. */
    Element read(Element given, boolean partial, Element parent) {
        return switch (section) {
            case IP_DHCP_HOST -> DhcpXml.host(given, isFour(given, parent), network, partial);
            case DNS_HOST -> DnsXml.host(given, network, partial);
            case DNS_TXT -> DnsXml.txt(given, network, partial);
            case DNS_SRV -> DnsXml.srv(given, network, partial);
            case PORTGROUP -> named(given, "name", "Missing required name attribute in portgroup");
            case FORWARD_INTERFACE ->
                named(given, "dev", "Missing required dev attribute in <forward> interface in network " + network);
            default -> given;
        };
    }

    private static Element named(Element given, String attribute, String otherwise) {
        if (given.attribute(attribute).isEmpty()) {
            throw Refusal.xml(otherwise);
        }
        return given;
    }

    private static boolean isFour(Element given, Element parent) {
        return given.attribute("ip")
                .or(() -> parent.at("range/@start"))
                .or(() -> parent.at("host/@ip"))
                .flatMap(Ip::parse)
                .map(Ip::isFour)
                .orElse(true);
    }

    /** Fails when an element is in the way of a new one. */
    void requireNew(List<Element> present, Element wanted) {
        if (present.stream().anyMatch(clashes(wanted))) {
            throw new InvalidState(
                    switch (section) {
                        case DNS_HOST ->
                            "there is already at least one DNS HOST record with a matching field in network " + network;
                        case DNS_TXT ->
                            "there is already a DNS TXT record with name '" + value(wanted, "name") + "' in network "
                                    + network;
                        case DNS_SRV ->
                            "there is already at least one DNS SRV record matching all specified fields in network "
                                    + network;
                        default ->
                            "there is an existing " + people() + " in network '" + network + "' that matches \""
                                    + shown(wanted) + "\"";
                    });
        }
    }

    private Predicate<Element> clashes(Element wanted) {
        return switch (section) {
            case IP_DHCP_HOST -> each -> anySame(each, wanted, Set.of("mac", "name", "ip"));
            case DNS_HOST -> each -> anySame(each, wanted, Set.of("ip")) || sharesName(each, wanted);
            case DNS_TXT, PORTGROUP -> each -> same(each, wanted, "name");
            default -> each -> allSame(each, wanted);
        };
    }

    /** The one element that is to be removed. */
    Element toDelete(List<Element> present, Element wanted) {
        List<Element> meant = present.stream()
                .filter(each -> switch (section) {
                    case PORTGROUP, DNS_TXT -> same(each, wanted, "name");
                    case DNS_HOST -> allSame(each, wanted) && hasNames(each, wanted);
                    default -> allSame(each, wanted);
                })
                .toList();
        if (meant.size() > 1 && (section == NetworkUpdateSection.DNS_SRV || section == NetworkUpdateSection.DNS_HOST)) {
            throw new InvalidState(
                    section == NetworkUpdateSection.DNS_SRV
                            ? "multiple DNS SRV records matching all specified fields were found in network " + network
                            : "multiple matching DNS HOST records were found in network " + network);
        }
        return meant.stream().findFirst().orElseThrow(() -> notThere(wanted));
    }

    /** The one element that is to be exchanged. */
    Element toModify(List<Element> present, Element wanted) {
        if (section == NetworkUpdateSection.PORTGROUP) {
            return present.stream()
                    .filter(each -> same(each, wanted, "name"))
                    .findFirst()
                    .orElseThrow(() -> notThere(wanted));
        }
        if (section != NetworkUpdateSection.IP_DHCP_HOST) {
            throw new InvalidState(plural() + " cannot be modified, only added or deleted");
        }
        String key = wanted.attribute("mac").isPresent()
                ? "mac"
                : wanted.attribute("name").isPresent() ? "name" : "id";
        return present.stream()
                .filter(each -> same(each, wanted, key))
                .findFirst()
                .orElseThrow(() -> new InvalidState("couldn't locate an existing dhcp host entry with \"mac='"
                        + value(wanted, "mac") + "'\" \"name='" + value(wanted, "name") + "'\" \"ip='"
                        + value(wanted, "ip") + "'\" in network '" + network + "'"));
    }

    private InvalidState notThere(Element wanted) {
        return new InvalidState(
                switch (section) {
                    case DNS_HOST, DNS_TXT, DNS_SRV ->
                        "couldn't locate a matching " + people() + " in network " + network;
                    case FORWARD_INTERFACE, PORTGROUP ->
                        "couldn't find " + (section == NetworkUpdateSection.PORTGROUP ? "a " : "an ") + people()
                                + " in network '" + network + "' matching " + shown(wanted);
                    default -> "couldn't locate a matching " + people() + " in network '" + network + "'";
                });
    }

    private String people() {
        return people(section);
    }

    /** What people call an element of a section. */
    static String people(NetworkUpdateSection section) {
        return switch (section) {
            case IP_DHCP_HOST -> "dhcp host entry";
            case IP_DHCP_RANGE -> "dhcp range entry";
            case FORWARD_INTERFACE -> "interface entry";
            case PORTGROUP -> "portgroup entry";
            case DNS_HOST -> "DNS HOST record";
            case DNS_TXT -> "DNS TXT record";
            default -> "DNS SRV record";
        };
    }

    private String plural() {
        return switch (section) {
            case IP_DHCP_RANGE -> "dhcp ranges";
            case FORWARD_INTERFACE -> "forward interface entries";
            default -> people() + "s";
        };
    }

    private String shown(Element wanted) {
        return switch (section) {
            case IP_DHCP_HOST ->
                "<host mac='" + value(wanted, "mac") + "' name='" + value(wanted, "name") + "' ip='"
                        + value(wanted, "ip") + "'/>";
            case IP_DHCP_RANGE -> "<range start='" + value(wanted, "start") + "' end='" + value(wanted, "end") + "'/>";
            case FORWARD_INTERFACE -> "<interface dev='" + value(wanted, "dev") + "'>";
            default -> "<portgroup name='" + value(wanted, "name") + "'>";
        };
    }

    private static String value(Element element, String attribute) {
        return element.attribute(attribute).orElse("(null)");
    }

    private static boolean same(Element each, Element wanted, String attribute) {
        Optional<String> value = wanted.attribute(attribute);
        return value.isPresent() && value.equals(each.attribute(attribute));
    }

    private static boolean anySame(Element each, Element wanted, Set<String> attributes) {
        return attributes.stream().anyMatch(attribute -> same(each, wanted, attribute));
    }

    /** Says whether everything that is given of one is so. */
    private static boolean allSame(Element each, Element wanted) {
        return wanted.attributes().keySet().stream().allMatch(attribute -> same(each, wanted, attribute));
    }

    private static boolean sharesName(Element each, Element wanted) {
        Set<String> names = names(each);
        return names(wanted).stream().anyMatch(names::contains);
    }

    private static boolean hasNames(Element each, Element wanted) {
        return names(each).containsAll(names(wanted));
    }

    private static Set<String> names(Element host) {
        return host.children("hostname").stream()
                .map(each -> each.text().strip())
                .collect(Collectors.toSet());
    }
}
