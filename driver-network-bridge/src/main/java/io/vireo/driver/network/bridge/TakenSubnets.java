package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The subnets that the host reaches directly: those of its addresses, and those of its routes. Asked of the kernel without a
 * program, for it is asked before every start.
 */
final class TakenSubnets {

    private static final Path ROUTES = Path.of("/proc/self/net/route");
    private static final Path ROUTES_OF_SIX = Path.of("/proc/self/net/ipv6_route");
    private static final int HEXADECIMAL = 16;
    private static final int FIELDS_OF_FOUR = 8;
    private static final int FIELDS_OF_SIX = 10;

    private TakenSubnets() {}

    static List<HostNetwork.Taken> ofThisHost() {
        return Stream.of(addresses(), four(lines(ROUTES)), six(lines(ROUTES_OF_SIX)))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<HostNetwork.Taken> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(device -> device.getInterfaceAddresses().stream()
                            .filter(each -> !each.getAddress().isLinkLocalAddress())
                            .flatMap(each -> taken(device.getName(), each).stream()));
        } catch (SocketException failure) {
            // So the JDK says that nothing has an address, as in a network namespace where all is down.
            if ("No network interfaces configured".equals(failure.getMessage())) {
                return Stream.empty();
            }
            throw SystemErrors.of("cannot list the addresses of the host", failure);
        }
    }

    private static Optional<HostNetwork.Taken> taken(String device, InterfaceAddress each) {
        byte[] address = each.getAddress().getAddress();
        return subnet(
                device, new Ip(new BigInteger(1, address), address.length * Byte.SIZE), each.getNetworkPrefixLength());
    }

    /** The default route, and a route to one address alone, take no subnet. */
    private static Optional<HostNetwork.Taken> subnet(String device, Ip address, int prefix) {
        return prefix > 0 && prefix < address.bits()
                ? Optional.of(new HostNetwork.Taken(device, new Subnet(address, prefix)))
                : Optional.empty();
    }

    /** A line a route: the device, the destination and, as the eighth, the mask, both with the last byte first. */
    static Stream<HostNetwork.Taken> four(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= FIELDS_OF_FOUR)
                .flatMap(fields -> subnet(
                        fields[0],
                        new Ip(BigInteger.valueOf(reversed(fields[1])), Integer.SIZE),
                        Long.bitCount(reversed(fields[7])))
                        .stream());
    }

    private static long reversed(String hexadecimal) {
        return Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(hexadecimal, HEXADECIMAL)));
    }

    /** A line a route: the destination, its prefix, and the device at the end; routes of links are everywhere. */
    static Stream<HostNetwork.Taken> six(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= FIELDS_OF_SIX)
                .filter(fields -> !fields[0].startsWith("fe8") && !fields[0].startsWith("ff"))
                .flatMap(fields -> subnet(
                        fields[fields.length - 1],
                        new Ip(new BigInteger(fields[0], HEXADECIMAL), 128),
                        Integer.parseInt(fields[1], HEXADECIMAL))
                        .stream());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException noSuchFamily) {
            return List.of();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the routes of the host", failure);
        }
    }
}
