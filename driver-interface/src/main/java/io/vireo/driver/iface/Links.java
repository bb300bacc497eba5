package io.vireo.driver.iface;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The network devices of the host at one moment.
 *
 * @param all the devices, in the order of the kernel
 */
record Links(List<Link> all) {

    private static final Path DEVICES = Path.of("/sys/class/net");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Links {
        all = List.copyOf(all);
    }

    static Links ofThisHost() {
        Links links = parse(ChildProcess.of(List.of("ip", "-j", "-d", "address", "show"))
                .run(PATIENCE)
                .orFail("list the network devices of the host")
                .output());
        links.all.stream().filter(Link::isActive).forEach(Links::addSpeed);
        return links;
    }

    /** The files show the devices of whoever mounted them, who may live in another network. */
    private static void addSpeed(Link link) {
        Path own = DEVICES.resolve(link.name());
        try {
            if (Files.readString(own.resolve("ifindex")).strip().equals(Integer.toString(link.index()))
                    && Files.readString(own.resolve("address")).strip().equals(link.mac())) {
                link.json()
                        .put(Link.SPEED, Files.readString(own.resolve("speed")).strip());
            }
        } catch (IOException unknown) {
            // Not every device has a speed.
        }
    }

    /** What {@code ip} answers. */
    static Links parse(String json) {
        try {
            return new Links(JsonParser.array().from(json).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .filter(each -> each.has("ifname"))
                    .map(Link::new)
                    .toList());
        } catch (JsonParserException malformed) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "the program ip answers what is no JSON: " + malformed.getMessage());
        }
    }

    /** Those that belong to no other. */
    List<Link> top() {
        return all.stream().filter(each -> each.master().isEmpty()).toList();
    }

    Optional<Link> find(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Those that belong to one. */
    List<Link> below(String master) {
        return all.stream().filter(each -> each.master().equals(master)).toList();
    }
}
