package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.NodeDeviceLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The devices of the simulated host. */
final class DeviceTree {

    private static final int FIRST_VIRTUAL = 12;

    private final Consumer<VirtEvent> events;
    private final Map<String, TestDevice> byName = new LinkedHashMap<>();

    DeviceTree(Consumer<VirtEvent> events) {
        this.events = events;
    }

    synchronized List<TestDevice> list() {
        return List.copyOf(byName.values());
    }

    synchronized TestDevice require(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_NODE_DEVICE, "no node device with matching name '" + name + "'"));
    }

    /** Puts one of a file on its host. */
    synchronized void add(Element given) {
        Element document = complete(given);
        String name = document.at("name")
                .filter(each -> !each.isEmpty())
                .orElseThrow(() -> VirtException.of(ErrorFacts.of(ErrorCode.NO_NAME)));
        byName.put(name, new TestDevice(this, name, document.toString()));
    }

    private static Element complete(Element given) {
        Element document = given.stripped();
        if (!document.name().equals("device")) {
            throw DomainXml.xmlError("unexpected root element <" + document.name() + ">, expecting <device>");
        }
        if (document.child("capability").isEmpty()) {
            throw DomainXml.xmlError(
                    "no device capabilities for '" + document.at("name").orElse("") + "'");
        }
        return document;
    }

    /** Makes a virtual port of a Fibre Channel adapter; the host chooses its name. */
    TestDevice create(Element given) {
        Element document = complete(given);
        String parent = document.at("parent").map(String::strip).orElse("");
        TestDevice made;
        synchronized (this) {
            if (!byName.containsKey(parent)) {
                throw new VirtException(ErrorCode.INTERNAL_ERROR, "cannot find parent '" + parent + "' definition");
            }
            int number = FIRST_VIRTUAL;
            while (byName.containsKey("scsi_host" + number)) {
                number++;
            }
            String name = "scsi_host" + number;
            Element numbered = document.withoutChildren("name").mapChildren("capability", withHost(number));
            Element named = numbered.withNodes(prepended(Element.of("name", name), numbered));
            made = new TestDevice(this, name, named.toString());
            byName.put(name, made);
        }
        tell(made, NodeDeviceLifecycle.CREATED);
        return made;
    }

    private static java.util.function.UnaryOperator<Element> withHost(int number) {
        return capability -> {
            Element bare = capability.withoutChildren("host").withoutChildren("unique_id");
            Element identified = bare.withNodes(prepended(Element.of("unique_id", Integer.toString(number - 1)), bare));
            return identified.withNodes(prepended(Element.of("host", Integer.toString(number)), identified));
        };
    }

    private static List<Element> prepended(Element first, Element parent) {
        List<Element> all = new java.util.ArrayList<>(parent.children());
        all.add(0, first);
        return all;
    }

    void destroy(TestDevice device) {
        synchronized (this) {
            require(device.name());
            boolean virtual = device.parent().isPresent()
                    && device.capabilities().contains("fc_host")
                    && !device.parent().get().equals("computer");
            if (!virtual) {
                throw new VirtException(
                        ErrorCode.OPERATION_INVALID,
                        "device '" + device.name() + "' is part of the host; only a virtual port can be destroyed");
            }
            byName.remove(device.name());
        }
        tell(device, NodeDeviceLifecycle.DELETED);
    }

    private void tell(TestDevice device, NodeDeviceLifecycle what) {
        events.accept(new NodeDeviceEvent.Lifecycle(device.ref(), what));
    }
}
