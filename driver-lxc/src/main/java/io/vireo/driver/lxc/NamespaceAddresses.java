package io.vireo.driver.lxc;

import io.vireo.domain.DomainInterface;
import io.vireo.domain.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network of a container as its kernel has it; the program that asks is the host's and sees none of its files. */
final class NamespaceAddresses {

    private static final Pattern LINK = Pattern.compile("^\\d+: ([^:@ ]+)[@:].*?(?:link/\\S+ ([0-9a-f:]{17}))?( .*)?$");
    private static final Pattern ADDRESS = Pattern.compile("^\\d+: (\\S+) +inet6? ([0-9a-fA-F.:]+)/(\\d+) .*$");
    private static final Pattern MAC = Pattern.compile("link/ether ([0-9a-f:]{17})");

    private NamespaceAddresses() {}

    static List<DomainInterface> of(Container container) {
        Map<String, Optional<String>> macs = new LinkedHashMap<>();
        Map<String, List<IpAddress>> addresses = new LinkedHashMap<>();
        for (String line : ip(container, "-o", "link", "show").lines().toList()) {
            Matcher link = LINK.matcher(line);
            if (link.matches()) {
                Matcher mac = MAC.matcher(line);
                macs.put(link.group(1), mac.find() ? Optional.of(mac.group(1)) : Optional.of("00:00:00:00:00:00"));
                addresses.put(link.group(1), new ArrayList<>());
            }
        }
        for (String line : ip(container, "-o", "addr", "show").lines().toList()) {
            Matcher found = ADDRESS.matcher(line);
            if (found.matches() && addresses.containsKey(found.group(1))) {
                addresses
                        .get(found.group(1))
                        .add(new IpAddress(
                                LxcNetworkDevices.family(found.group(2)),
                                found.group(2),
                                Integer.parseInt(found.group(3))));
            }
        }
        return macs.entrySet().stream()
                .map(each -> new DomainInterface(each.getKey(), each.getValue(), addresses.get(each.getKey())))
                .toList();
    }

    /** Runs the host's {@code ip} in the network of a container. */
    static String ip(Container container, String... arguments) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--net=/proc/" + container.init() + "/ns/net", "ip"));
        command.addAll(List.of(arguments));
        return LxcTools.system("see to the network of " + container.label(), command)
                .output();
    }
}
