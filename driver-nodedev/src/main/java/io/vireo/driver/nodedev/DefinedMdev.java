package io.vireo.driver.nodedev;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The definition of a mediated device.
 *
 * @param uuid its UUID; empty for one that is to be chosen
 * @param parent the address of the device that it is made of, such as {@code 0000:00:02.0}
 * @param type what kind it is
 * @param autostart whether it is made together with its parent
 * @param attributes what is written to it, each a name with a value
 */
record DefinedMdev(
        Optional<String> uuid,
        String parent,
        String type,
        boolean autostart,
        List<Map.Entry<String, String>> attributes) {

    private static final Claims CLAIMS = Claims.of(
            "name",
            "path",
            "parent",
            "driver/**",
            "capability/@type=mdev",
            "capability/type/@id",
            "capability/uuid",
            "capability/parent_addr",
            "capability/iommuGroup/**",
            "capability/attr/@name",
            "capability/attr/@value");

    /** Reads a document; the tree knows the address of its parent. */
    static DefinedMdev read(Element document, DeviceTree tree, boolean validate) {
        Element capability = document.child("capability").orElseThrow(() -> xml("no device capabilities"));
        StrictXml.require(document, CLAIMS, "device", validate);
        String parent = document.at("parent").orElseThrow(() -> xml("a mediated device needs a parent"));
        String address = tree.require(parent)
                .path()
                .map(path -> path.getFileName().toString())
                .orElseThrow(() -> xml("the device " + parent + " cannot have mediated devices"));
        return new DefinedMdev(
                capability.at("uuid").map(DefinedMdev::uuid),
                address,
                capability
                        .at("type/@id")
                        .filter(id -> !id.isEmpty())
                        .orElseThrow(() -> xml("missing type id attribute")),
                false,
                capability.children("attr").stream()
                        .map(each -> Map.entry(required(each, "name"), required(each, "value")))
                        .toList());
    }

    private static String uuid(String text) {
        try {
            return UUID.fromString(text.strip()).toString();
        } catch (IllegalArgumentException malformed) {
            throw xml("'" + text + "' is no UUID");
        }
    }

    private static String required(Element attr, String attribute) {
        return attr.attribute(attribute).orElseThrow(() -> xml("an attr element needs a name and a value"));
    }

    private static BadXml xml(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    /** Those that the program keeps. */
    static List<DefinedMdev> all(Mdevctl program) {
        if (!program.isInstalled()) {
            return List.of();
        }
        String answer = program.run("list mediated devices", "", List.of("list", "--defined", "--dumpjson"));
        try {
            return answer.isBlank()
                    ? List.of()
                    : objects(JsonParser.array().from(answer))
                            .flatMap(DefinedMdev::ofParents)
                            .toList();
        } catch (JsonParserException malformed) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "the program mdevctl answers what is no JSON: " + malformed.getMessage());
        }
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static Stream<DefinedMdev> ofParents(JsonObject parents) {
        return parents.keySet().stream()
                .flatMap(parent -> objects(parents.getArray(parent, new JsonArray()))
                        .flatMap(devices -> devices.keySet().stream()
                                .map(uuid -> of(parent, uuid, devices.getObject(uuid, new JsonObject())))));
    }

    private static DefinedMdev of(String parent, String uuid, JsonObject json) {
        return new DefinedMdev(
                Optional.of(uuid),
                parent,
                json.getString("mdev_type", ""),
                json.getString("start", "").equals("auto"),
                objects(json.getArray("attrs", new JsonArray()))
                        .flatMap(each -> each.entrySet().stream())
                        .map(each -> Map.entry(each.getKey(), String.valueOf(each.getValue())))
                        .toList());
    }

    /** What the program reads of it. */
    String json() {
        JsonArray attrs = new JsonArray();
        attributes.forEach(each -> attrs.add(
                JsonObject.builder().value(each.getKey(), each.getValue()).done()));
        JsonObject json = new JsonObject();
        json.put("mdev_type", type);
        json.put("start", autostart ? "auto" : "manual");
        json.put("attrs", attrs);
        return JsonWriter.string(json);
    }

    DefinedMdev withUuid(String chosen) {
        return new DefinedMdev(Optional.of(chosen), parent, type, autostart, attributes);
    }

    String name() {
        return HostDevice.named("mdev", uuid.orElse(""), parent);
    }

    /** The name of what it is made of. */
    String parentName() {
        return PciDevices.address(parent).isPresent() ? HostDevice.named("pci", parent) : HostDevice.COMPUTER;
    }

    Element document() {
        Element capability = Texts.capability("mdev")
                .add(Element.of("type").with("id", type))
                .add("uuid", uuid.orElse(""))
                .add("parent_addr", parent)
                .addAll(attributes.stream()
                        .map(each ->
                                Element.of("attr").with("name", each.getKey()).with("value", each.getValue()))
                        .toList());
        return Element.of("device")
                .add("name", name())
                .add("parent", parentName())
                .add(capability);
    }
}
