package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that a network answers for. */
final class DnsXml {

    private static final Pattern TXT_NAME = Pattern.compile("[^ ,]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*)");
    private static final long LARGEST = 65_535;

    private DnsXml() {}

    static Element complete(Element given, String network) {
        Values.yesNo(given, "enable");
        Values.yesNo(given, "forwardPlainNames");
        if (given.has("enable", "no") && !given.children().isEmpty()) {
            throw Refusal.xml("Extra data in disabled network '" + network + "'");
        }
        given.children("forwarder").forEach(each -> forwarder(each, network));
        Element dns = given.mapChildren("host", host -> host(host, network, false))
                .mapChildren("srv", srv -> srv(srv, network, false))
                .mapChildren("txt", txt -> txt(txt, network, false));
        return Ordered.children(
                Ordered.attributes(dns, "enable", "forwardPlainNames"), "forwarder", "txt", "srv", "host");
    }

    private static void forwarder(Element given, String network) {
        Optional<String> address = given.attribute("addr");
        if (address.isEmpty() && given.attribute("domain").isEmpty()) {
            throw Refusal.xml("Invalid forwarder element, must contain at least one of addr or domain");
        }
        if (address.isPresent() && Ip.parse(address.get()).isEmpty()) {
            throw Refusal.xml("Invalid forwarder IP address '" + address.get() + "' in network '" + network + "'");
        }
        given.attribute("domain").ifPresent(domain -> requireName(domain, "forwarder domain", network));
    }

    /** A name with an address; one that only names a record to remove may lack either. */
    static Element host(Element given, String network, boolean partial) {
        Optional<String> ip = given.attribute("ip");
        boolean nameless = given.child("hostname").isEmpty();
        if (ip.isEmpty() && !partial) {
            throw Refusal.detail("Missing IP address in network '" + network + "' DNS HOST record");
        }
        if (ip.isPresent() && Ip.parse(ip.get()).isEmpty()) {
            throw Refusal.detail("Invalid IP address in network '" + network + "' DNS HOST record");
        }
        if (nameless && !partial) {
            throw Refusal.detail("Missing hostname in network '" + network + "' DNS HOST record");
        }
        if (nameless && ip.isEmpty()) {
            throw Refusal.detail("Missing ip and hostname in network '" + network + "' DNS HOST record");
        }
        for (Element name : given.children("hostname")) {
            if (name.text().isBlank()) {
                throw Refusal.detail("Missing hostname in network '" + network + "' DNS HOST record");
            }
            requireName(name.text().strip(), "DNS HOST record", network);
        }
        return ip.map(text -> given.with("ip", Ip.parse(text).orElseThrow().toString()))
                .orElse(given);
    }

    static Element txt(Element given, String network, boolean partial) {
        String name = given.attribute("name")
                .orElseThrow(() ->
                        Refusal.detail("missing required name attribute in DNS TXT record of network " + network));
        if (!TXT_NAME.matcher(name).matches()) {
            throw Refusal.detail("prohibited character in DNS TXT record name '" + name + "' of network " + network);
        }
        if (given.attribute("value").isEmpty() && !partial) {
            throw Refusal.detail(
                    "missing required value attribute in DNS TXT record named '" + name + "' of network " + network);
        }
        return Ordered.attributes(given, "name", "value");
    }

    static Element srv(Element given, String network, boolean partial) {
        Optional<String> service = given.attribute("service");
        if (service.isEmpty() && !partial) {
            throw Refusal.detail("missing required service attribute in DNS SRV record of network '" + network + "'");
        }
        String of = service.orElse("(null)");
        if (given.attribute("protocol").isEmpty() && !partial) {
            throw Refusal.detail("missing required protocol attribute in DNS SRV record for service '" + of
                    + "' in network '" + network + "'");
        }
        for (String number : new String[] {"port", "priority", "weight"}) {
            requireNumber(given, number, of, network);
        }
        for (String name : new String[] {"service", "protocol", "domain", "target"}) {
            given.attribute(name)
                    .filter(value -> !isNowhere(name, value))
                    .ifPresent(value -> requireName(value, "DNS SRV record", network));
        }
        return Ordered.attributes(given, "service", "protocol", "domain", "target", "port", "priority", "weight");
    }

    private static void requireNumber(Element given, String attribute, String service, String network) {
        Optional<String> value = given.attribute(attribute);
        if (value.isPresent()
                && (given.attribute("target").isEmpty()
                        || Values.number(value.get(), LARGEST).isEmpty())) {
            throw Refusal.detail("invalid DNS SRV " + attribute + " attribute for service '" + service
                    + "' in network '" + network + "'");
        }
    }

    /** The target that says: this service is decidedly not here. */
    private static boolean isNowhere(String attribute, String value) {
        return attribute.equals("target") && value.equals(".");
    }

    /** A name that can stand in a line of dnsmasq's configuration and be nothing but a name. */
    private static void requireName(String name, String where, String network) {
        if (name.length() > 253 || !NAME.matcher(name).matches()) {
            throw Refusal.detail("invalid name '" + name + "' in " + where + " of network '" + network + "'");
        }
    }
}
