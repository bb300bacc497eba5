package io.vireo.driver.iface;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.vireo.iface.InterfaceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One network device, as {@code ip} describes it.
 *
 * @param json what it says
 */
record Link(JsonObject json) {

    /** Where the speed is, which {@code ip} does not tell. */
    static final String SPEED = "speed";

    String name() {
        return json.getString("ifname", "");
    }

    /** The address of an Ethernet device; other kinds of link have addresses that are no MAC addresses. */
    String mac() {
        String address = json.getString("address", "");
        return address.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}") ? address : "";
    }

    InterfaceRef ref() {
        return new InterfaceRef(name(), mac());
    }

    /** The device that it belongs to; empty for none. */
    String master() {
        return json.getString("master", "");
    }

    String state() {
        return json.getString("operstate", "UNKNOWN").toLowerCase(Locale.ROOT);
    }

    /** Whether packets can pass. */
    boolean isActive() {
        return state().equals("up");
    }

    /** Whether it was brought up, with or without somebody at the other end. */
    boolean isUp() {
        return json.getArray("flags", new JsonArray()).contains("UP");
    }

    /** The number that no other device gets while the host runs. */
    int index() {
        return json.getInt("ifindex", 0);
    }

    /** How fast it is, in megabits a second, where the kernel knows. */
    Optional<String> speed() {
        return Optional.ofNullable(json.getString(SPEED)).filter(speed -> speed.matches("[1-9][0-9]*"));
    }

    int mtu() {
        return json.getInt("mtu", 0);
    }

    /** What kind of virtual device it is; empty for a real one. */
    String kind() {
        return info().getString("info_kind", "");
    }

    /** The device on which a VLAN's stands. */
    String lower() {
        return json.getString("link", "");
    }

    /** What is known of a device of its kind. */
    JsonObject data() {
        return info().getObject("info_data", new JsonObject());
    }

    private JsonObject info() {
        return json.getObject("linkinfo", new JsonObject());
    }

    /** The addresses of a family, {@code inet} or {@code inet6}, without those that every link has. */
    List<JsonObject> addresses(String family) {
        return json.getArray("addr_info", new JsonArray()).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("family", "").equals(family))
                .filter(each -> !each.getString("scope", "").equals("link"))
                .toList();
    }
}
