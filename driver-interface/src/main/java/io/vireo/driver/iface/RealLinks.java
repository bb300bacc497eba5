package io.vireo.driver.iface;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The devices of this host, or of the namespace in which this process runs. */
final class RealLinks implements HostLinks {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SETTINGS = Path.of("/proc/sys");

    @Override
    public Links look() {
        return Links.ofThisHost();
    }

    @Override
    public Set<String> defaultRoutes() {
        return Stream.of("-4", "-6").flatMap(RealLinks::defaultRoutes).collect(Collectors.toSet());
    }

    /** Of all tables: a rule may send everything to another one than the usual. */
    private static Stream<String> defaultRoutes(String family) {
        String answer = ChildProcess.of(List.of("ip", "-j", family, "route", "show", "default", "table", "all"))
                .run(PATIENCE)
                .orFail("list the default routes of the host")
                .output();
        return objects(parse(answer)).flatMap(RealLinks::devices);
    }

    private static JsonArray parse(String json) {
        try {
            return json.isBlank() ? new JsonArray() : JsonParser.array().from(json);
        } catch (JsonParserException malformed) {
            throw InterfaceRefusal.internal("the program ip answers what is no JSON: " + malformed.getMessage());
        }
    }

    /** A route leads to one device, or to several by turns. */
    private static Stream<String> devices(JsonObject route) {
        return Stream.concat(Stream.of(route), objects(route.getArray("nexthops", new JsonArray())))
                .map(each -> each.getString("dev", ""))
                .filter(each -> !each.isEmpty());
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
            Files.writeString(file, value);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write '" + value + "' to " + file, failure);
        }
    }

    @Override
    public void run(String what, List<String> command) {
        ChildProcess.of(command).run(PATIENCE).orFail(what);
    }
}
