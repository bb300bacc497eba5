package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.network.DhcpLease;
import io.vireo.network.IpAddressType;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file in which dnsmasq keeps what it has lent: a line a lease, those of IPv4 first, then a line with its own DUID, then
 * those of IPv6.
 */
final class LeaseFile {

    private static final Pattern OWN_DUID = Pattern.compile("duid .*");
    /** Of an Ethernet device, with a time before the address or without. */
    private static final Pattern DUID_WITH_MAC =
            Pattern.compile("00:(?:01:00:01(?::[0-9a-f]{2}){4}|03:00:01):((?:[0-9a-f]{2}:){5}[0-9a-f]{2})");

    private static final int FIELDS = 5;

    private final String bridge;
    private final List<Subnet> subnets;

    private LeaseFile(Element network) {
        this.bridge = BridgeNames.nameOf(network).orElse("");
        this.subnets = Subnet.all(network);
    }

    static List<DhcpLease> of(Path file, Element network) {
        try {
            return of(Files.readAllLines(file, StandardCharsets.ISO_8859_1), network);
        } catch (NoSuchFileException nothing) {
            return List.of();
        } catch (IOException failure) {
            throw SystemErrors.of(
                    "cannot read the leases of network '" + network.at("name").orElse("") + "'", failure);
        }
    }

    /** What guests say of themselves stands there too: a line that is none of ours is passed over. */
    static List<DhcpLease> of(List<String> lines, Element network) {
        LeaseFile file = new LeaseFile(network);
        List<DhcpLease> leases = new ArrayList<>();
        for (String line : lines) {
            if (!OWN_DUID.matcher(line).matches()) {
                file.lease(line.split(" ")).ifPresent(leases::add);
            }
        }
        return leases;
    }

    private Optional<DhcpLease> lease(String[] fields) {
        Optional<Ip> address = fields.length < FIELDS ? Optional.empty() : Ip.parse(fields[2]);
        if (address.isEmpty() || Values.number(fields[0], Long.MAX_VALUE).isEmpty()) {
            return Optional.empty();
        }
        boolean four = address.get().isFour();
        Optional<String> mac = four ? Mac.parse(fields[1]) : macOf(fields[4]);
        return Optional.of(new DhcpLease(
                bridge,
                Instant.ofEpochSecond(Long.parseLong(fields[0])),
                four ? IpAddressType.IPV4 : IpAddressType.IPV6,
                mac,
                four ? Optional.empty() : Optional.of(fields[1].replace("T", "")),
                address.get().toString(),
                prefixOf(address.get()),
                known(fields[3]),
                known(fields[4])));
    }

    private static Optional<String> macOf(String duid) {
        Matcher matcher = DUID_WITH_MAC.matcher(duid);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private int prefixOf(Ip address) {
        return subnets.stream()
                .filter(each -> each.contains(address))
                .findFirst()
                .map(Subnet::prefix)
                .orElse(address.bits());
    }

    private static Optional<String> known(String field) {
        return field.equals("*") ? Optional.empty() : Optional.of(field);
    }
}
