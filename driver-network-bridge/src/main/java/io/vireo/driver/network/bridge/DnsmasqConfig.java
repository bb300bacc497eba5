package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configuration of a network's dnsmasq: one line a fact, none of which can become two. */
final class DnsmasqConfig {

    private final Element network;
    private final Mode mode;
    private final Element dns;
    private final List<String> lines = new ArrayList<>();

    private DnsmasqConfig(Element network) {
        this.network = network;
        this.mode = Mode.of(network);
        this.dns = network.child("dns").orElseGet(() -> Element.of("dns"));
    }

    /** Says whether a network needs a dnsmasq: when it has an address, and something to answer there. */
    static boolean isNeeded(Element network) {
        boolean lends = !network.findAll("ip/dhcp").isEmpty()
                || !network.findAll("ip/tftp").isEmpty();
        boolean names =
                network.find("dns").filter(dns -> dns.has("enable", "no")).isEmpty();
        return Mode.of(network).isVirtual() && network.child("ip").isPresent() && (lends || names);
    }

    static String of(Element network, DnsmasqFiles files) {
        DnsmasqConfig config = new DnsmasqConfig(network);
        config.files(files);
        config.names();
        network.children("ip").forEach(config::address);
        config.lending();
        network.findAll("dnsmasq:options/dnsmasq:option")
                .forEach(option -> config.add(option.attribute("value").orElse("")));
        return String.join("\n", config.lines) + "\n";
    }

    private void files(DnsmasqFiles files) {
        add("strict-order");
        add("pid-file", files.pid().toString());
        add("dhcp-leasefile", files.leases().toString());
        add("log-facility", files.log().toString());
        add("except-interface", "lo");
        add("bind-dynamic");
        add("interface", BridgeNames.requireSound(BridgeNames.nameOf(network).orElse("")));
    }

    private void names() {
        if (dns.has("enable", "no")) {
            add("port", "0");
            return;
        }
        domain();
        if (dns.has("forwardPlainNames", "no")) {
            add("domain-needed");
            add("local", "//");
        }
        List<Element> forwarders = dns.children("forwarder");
        forwarders.forEach(this::forwarder);
        // An isolated network asks nobody; and whoever names a server for everything wants no other.
        if (mode == Mode.NONE
                || forwarders.stream().anyMatch(each -> each.attribute("domain").isEmpty())) {
            add("no-resolv");
        }
        dns.children("txt").forEach(txt -> add("txt-record", value(txt, "name") + "," + quoted(value(txt, "value"))));
        dns.children("srv").forEach(this::service);
        dns.children("host").forEach(this::host);
    }

    private void domain() {
        Optional<String> name = network.at("domain/@name");
        name.ifPresent(domain -> {
            if (network.find("domain")
                    .filter(each -> each.has("localOnly", "yes"))
                    .isPresent()) {
                add("local", "/" + domain + "/");
            }
            add("domain", domain);
            add("expand-hosts");
        });
    }

    private void forwarder(Element each) {
        String address = each.attribute("addr").orElse("#");
        add(
                "server",
                each.attribute("domain")
                        .map(domain -> "/" + domain + "/" + address)
                        .orElse(address));
    }

    private void service(Element srv) {
        String name = "_" + value(srv, "service") + "._" + value(srv, "protocol")
                + srv.attribute("domain").map(domain -> "." + domain).orElse("");
        String target = srv.attribute("target")
                .filter(text -> !text.equals("."))
                .map(text -> "," + text + "," + srv.attribute("port").orElse("1") + ","
                        + srv.attribute("priority").orElse("0") + ","
                        + srv.attribute("weight").orElse("0"))
                .orElse("");
        add("srv-host", name + target);
    }

    private void host(Element host) {
        List<String> parts = new ArrayList<>(host.children("hostname").stream()
                .map(each -> each.text().strip())
                .toList());
        parts.add(value(host, "ip"));
        add("host-record", String.join(",", parts));
    }

    private void address(Element ip) {
        Subnet subnet = Subnet.of(ip);
        ip.child("tftp").ifPresent(tftp -> {
            add("enable-tftp");
            add("tftp-root", value(tftp, "root"));
        });
        if (ip.has("localPtr", "yes")) {
            add("local", "/" + reverse(subnet) + "/");
        }
        ip.child("dhcp").ifPresent(dhcp -> dhcp(dhcp, subnet));
        if (!subnet.address().isFour()
                && ip.find("dhcp/range").isEmpty()
                && ip.find("dhcp/host").isEmpty()) {
            add("dhcp-range", subnet.first() + ",ra-only");
        }
    }

    private static String reverse(Subnet subnet) {
        boolean four = subnet.address().isFour();
        int step = four ? 8 : 4;
        StringBuilder name = new StringBuilder();
        for (int bit = subnet.prefix() / step * step; bit > 0; bit -= step) {
            int part = subnet.address()
                            .value()
                            .shiftRight(subnet.address().bits() - bit)
                            .intValue()
                    & (1 << step) - 1;
            name.append(four ? Integer.toString(part) : Integer.toHexString(part))
                    .append('.');
        }
        return name + (four ? "in-addr.arpa" : "ip6.arpa");
    }

    private void dhcp(Element dhcp, Subnet subnet) {
        String mask =
                subnet.address().isFour() ? Ip.mask(subnet.prefix(), 32).toString() : Integer.toString(subnet.prefix());
        for (Element range : dhcp.children("range")) {
            add("dhcp-range", value(range, "start") + "," + value(range, "end") + "," + mask + lease(range));
        }
        if (dhcp.child("range").isEmpty() && dhcp.child("host").isPresent()) {
            add("dhcp-range", subnet.address() + ",static" + (subnet.address().isFour() ? "" : "," + mask));
        }
        dhcp.children("host").forEach(host -> lendTo(host, subnet.address().isFour()));
        dhcp.child("bootp")
                .ifPresent(bootp -> add(
                        "dhcp-boot",
                        value(bootp, "file")
                                + bootp.attribute("server")
                                        .map(server -> ",," + server)
                                        .orElse("")));
    }

    private void lendTo(Element host, boolean four) {
        List<String> parts = new ArrayList<>();
        host.attribute("mac").ifPresent(parts::add);
        host.attribute("id").ifPresent(id -> parts.add("id:" + id));
        host.attribute("ip").ifPresent(ip -> parts.add(four ? ip : "[" + ip + "]"));
        host.attribute("name").ifPresent(parts::add);
        add("dhcp-host", String.join(",", parts) + lease(host));
    }

    private static String lease(Element element) {
        return element.child("lease")
                .map(lease -> {
                    long value = Long.parseLong(lease.attribute("expiry").orElse("0"));
                    return value == 0 ? ",infinite" : "," + DhcpXml.seconds(lease, value);
                })
                .orElse("");
    }

    private void lending() {
        List<Element> all = network.findAll("ip/dhcp");
        boolean four = network.children("ip").stream()
                .anyMatch(ip ->
                        ip.child("dhcp").isPresent() && Subnet.of(ip).address().isFour());
        if (four) {
            add("dhcp-no-override");
            add("dhcp-authoritative");
            if (mode == Mode.NONE) {
                add("dhcp-option", "3");
            }
            network.at("mtu/@size").ifPresent(size -> add("dhcp-option", "option:mtu," + size));
        }
        if (!all.isEmpty()) {
            add("dhcp-lease-max", Long.toString(most(all)));
        }
        if (network.children("ip").stream()
                .anyMatch(ip -> !Subnet.of(ip).address().isFour())) {
            add("enable-ra");
            if (mode == Mode.NONE) {
                add("ra-param", "*,0,0");
            }
        }
    }

    private static long most(List<Element> all) {
        BigInteger sum = BigInteger.ZERO;
        for (Element dhcp : all) {
            sum = sum.add(BigInteger.valueOf(dhcp.children("host").size()));
            for (Element range : dhcp.children("range")) {
                Ip start = Ip.parse(value(range, "start")).orElseThrow();
                sum = sum.add(start.distance(Ip.parse(value(range, "end")).orElseThrow()));
            }
        }
        return sum.min(BigInteger.valueOf(1_000_000)).longValue();
    }

    private static String value(Element element, String attribute) {
        return element.attribute(attribute).orElse("");
    }

    /** A text in which a comma is a comma. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void add(String key, String value) {
        add(key + "=" + value);
    }

    private void add(String line) {
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.unsupported(
                    "a value of network '" + network.at("name").orElse("")
                            + "' has a line break or another control character and cannot be given to dnsmasq");
        }
        lines.add(line);
    }
}
