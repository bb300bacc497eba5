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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    public boolean isBridge(String device, String mac) {
        Outcome outcome = ChildProcess.of(List.of("ip", "-j", "-d", "link", "show", "dev", device))
                .run(PATIENCE);
        return outcome.isSuccess()
                && items(outcome.output())
                        .anyMatch(link -> link.getString("address", "").equals(mac)
                                && link.getObject("linkinfo", new JsonObject())
                                        .getString("info_kind", "")
                                        .equals("bridge"));
    }

    @Override
    public Optional<String> member(String bridge, String mac) {
        String members = ChildProcess.of(List.of("ip", "-j", "link", "show", "master", bridge))
                .run(PATIENCE)
                .orFail("list the devices of " + bridge)
                .output();
        return items(members)
                .filter(link -> link.getString("address", "").equals(mac))
                .map(link -> link.getString("ifname", ""))
                .findFirst();
    }

    @Override
    public List<Taken> taken() {
        return TakenSubnets.ofThisHost();
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
    public void run(String what, List<String> command) {
        ChildProcess.of(command).run(PATIENCE).orFail(what);
    }

    @Override
    public void ip(String what, List<List<String>> commands) {
        if (commands.size() == 1) {
            List<String> alone = new ArrayList<>(List.of("ip"));
            alone.addAll(commands.get(0));
            run(what, alone);
            return;
        }
        // Nothing here has a space or a quote in it: names and addresses were checked.
        String lines =
                commands.stream().map(each -> String.join(" ", each) + "\n").collect(Collectors.joining());
        ChildProcess.of(List.of("ip", "-batch", "-"))
                .withInput(lines)
                .run(PATIENCE)
                .orFail(what);
    }

    @Override
    public void nft(String what, String transaction) {
        ChildProcess.of(List.of("nft", "-f", "-"))
                .withInput(transaction)
                .run(PATIENCE)
                .orFail(what);
    }
}
