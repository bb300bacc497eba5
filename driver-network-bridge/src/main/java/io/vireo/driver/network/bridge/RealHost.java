package io.vireo.driver.network.bridge;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The network of this host, or of the namespace in which this process runs. */
final class RealHost implements HostNetwork {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SETTINGS = Path.of("/proc/sys");

    /** By the settings of the kernel: /sys shows the devices of whoever mounted it, not always ours. */
    @Override
    public boolean exists(String device) {
        return Files.isDirectory(SETTINGS.resolve("net/ipv4/conf").resolve(device));
    }

    @Override
    public boolean isBridge(String device) {
        return link(device)
                .map(link -> link.getObject("linkinfo", new JsonObject()).getString("info_kind", ""))
                .filter("bridge"::equals)
                .isPresent();
    }

    @Override
    public Optional<String> mac(String device) {
        return link(device).map(link -> link.getString("address", ""));
    }

    private static Optional<JsonObject> link(String device) {
        Outcome outcome = ChildProcess.of(List.of("ip", "-j", "-d", "link", "show", "dev", device))
                .run(PATIENCE);
        return outcome.isSuccess() ? items(outcome.output()).findFirst() : Optional.empty();
    }

    @Override
    public List<Taken> taken() {
        String what = "list the addresses and routes of the host";
        Stream<Taken> addresses =
                items(run(what, List.of("ip", "-j", "address", "show"))).flatMap(RealHost::addresses);
        Stream<Taken> routes = Stream.of("-4", "-6")
                .flatMap(family -> items(run(what, List.of("ip", "-j", family, "route", "show"))))
                .flatMap(route -> taken(route.getString("dev", ""), route.getString("dst", "")).stream());
        return Stream.concat(addresses, routes).toList();
    }

    private static Stream<Taken> addresses(JsonObject device) {
        return objects(device.getArray("addr_info", new JsonArray()))
                .filter(address -> !address.getString("scope", "").equals("link"))
                .flatMap(address -> taken(
                        device.getString("ifname", ""),
                        address.getString("local", "") + "/" + address.getInt("prefixlen", 0))
                        .stream());
    }

    /** A destination with a prefix; the default route, and a route to one address alone, take no subnet. */
    private static Optional<Taken> taken(String device, String destination) {
        int slash = destination.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(destination.substring(slash + 1));
        return Ip.parse(destination.substring(0, slash))
                .filter(ip -> prefix > 0)
                .map(ip -> new Taken(device, new Subnet(ip, prefix)));
    }

    private static Stream<JsonObject> items(String json) {
        try {
            return json.isBlank() ? Stream.empty() : objects(JsonParser.array().from(json));
        } catch (JsonParserException malformed) {
            throw Refusal.internal("the program ip answers what is no JSON: " + malformed.getMessage());
        }
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    @Override
    public void set(String setting, String value) {
        Path file = SETTINGS.resolve(setting);
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (!Files.readString(file).strip().equals(value)) {
                Files.writeString(file, value);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write '" + value + "' to " + file, failure);
        }
    }

    @Override
    public String run(String what, List<String> command) {
        return ChildProcess.of(command).run(PATIENCE).orFail(what).output();
    }
}
