package io.vireo.driver.iface;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A host that has the devices which {@code ip} was told to make, and fails where a test wants it to. */
final class PretendedLinks implements HostLinks {

    private final Map<String, JsonObject> devices = new LinkedHashMap<>();
    final List<String> commands = new ArrayList<>();
    final Set<String> defaultRoutes = new TreeSet<>();
    private Optional<String> failing = Optional.empty();
    private String words = "it was to fail";
    private int next = 1;

    /** A host with a loopback and two cards, of which the first leads to the world. */
    static PretendedLinks withCards() {
        PretendedLinks host = new PretendedLinks();
        host.put("lo", "", true);
        host.put("eth0", "", true).put("address", "02:00:00:00:00:01");
        host.put("eth1", "", false).put("address", "02:00:00:00:00:02");
        host.defaultRoutes.add("eth0");
        return host;
    }

    JsonObject put(String name, String kind, boolean up) {
        JsonObject device = new JsonObject();
        device.put("ifname", name);
        device.put("ifindex", next++);
        if (!kind.isEmpty()) {
            device.put("linkinfo", JsonObject.builder().value("info_kind", kind).done());
        }
        devices.put(name, device);
        set(device, up);
        return device;
    }

    private static void set(JsonObject device, boolean up) {
        device.put("operstate", up ? "UP" : "DOWN");
        device.put("flags", up ? new JsonArray(List.of("UP")) : new JsonArray());
    }

    /** From now on the commands fail that contain a text. */
    void failAt(String text, String with) {
        failing = Optional.of(text);
        words = with;
    }

    void repair() {
        failing = Optional.empty();
    }

    Set<String> names() {
        return devices.keySet();
    }

    String master(String name) {
        return devices.get(name).getString("master", "");
    }

    @Override
    public Links look() {
        return Links.parse(JsonWriter.string(new JsonArray(new ArrayList<Object>(devices.values()))));
    }

    @Override
    public Set<String> defaultRoutes() {
        return Set.copyOf(defaultRoutes);
    }

    @Override
    public void set(String setting, String value) {
        commands.add(setting + "=" + value);
    }

    @Override
    public void run(String what, List<String> command) {
        String line = String.join(" ", command);
        commands.add(line);
        if (failing.filter(line::contains).isPresent()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "cannot " + what + ": " + words);
        }
        if (line.startsWith("ip link add")) {
            JsonObject made = put(after(command, "name"), after(command, "type"), false);
            if (command.contains("link") && command.indexOf("link") != command.lastIndexOf("link")) {
                made.put("link", command.get(command.lastIndexOf("link") + 1));
            }
        } else if (line.startsWith("ip link delete dev ")) {
            devices.remove(command.get(4));
            devices.values().stream()
                    .filter(each -> each.getString("master", "").equals(command.get(4)))
                    .forEach(each -> each.remove("master"));
        } else if (line.startsWith("ip link set dev ")) {
            change(devices.get(command.get(4)), command);
        }
    }

    private static void change(JsonObject device, List<String> command) {
        switch (command.get(5)) {
            case "up" -> set(device, true);
            case "down" -> set(device, false);
            case "master" -> device.put("master", command.get(6));
            case "nomaster" -> device.remove("master");
            default -> device.put(command.get(5), command.get(6));
        }
    }

    private static String after(List<String> command, String word) {
        return command.get(command.lastIndexOf(word) + 1);
    }
}
