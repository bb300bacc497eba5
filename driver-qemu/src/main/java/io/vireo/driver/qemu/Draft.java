package io.vireo.driver.qemu;

import io.vireo.driver.kit.DomainOrder;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A definition while it is being completed: the domain without its devices, and the devices one by one. */
final class Draft {

    private Element domain;
    private final List<Device> devices = new ArrayList<>();
    private final Element frame;

    Draft(Element given) {
        Element clean = given.stripped();
        frame = clean.child("devices").orElseGet(() -> Element.of("devices")).withNodes(List.of());
        clean.child("devices").ifPresent(all -> all.children().forEach(each -> devices.add(new Device(each))));
        domain = clean.withoutChildren("devices");
    }

    /** The document as it is now, in libvirt's order. */
    Element document() {
        Element all = frame.addAll(devices.stream().map(Device::xml).toList());
        return DomainOrder.of(domain.add(all));
    }

    /** The domain without its devices. */
    Element domain() {
        return domain;
    }

    void change(UnaryOperator<Element> change) {
        domain = change.apply(domain);
    }

    /** Adds a child to the domain unless one of its name is there. */
    void standard(Element child) {
        if (domain.child(child.name()).isEmpty()) {
            domain = domain.add(child);
        }
    }

    String at(String path, String otherwise) {
        return domain.at(path).orElse(otherwise);
    }

    String type() {
        return at("@type", "");
    }

    String machine() {
        return at("os/type/@machine", "");
    }

    boolean q35() {
        return machine().equals("q35") || machine().startsWith("pc-q35-");
    }

    boolean i440fx() {
        return machine().equals("pc")
                || machine().startsWith("pc-i440fx-")
                || machine().startsWith("pc-0.")
                || machine().startsWith("pc-1.");
    }

    List<Device> devices() {
        return List.copyOf(devices);
    }

    List<Device> devices(String kind) {
        return devices.stream().filter(device -> device.kind().equals(kind)).toList();
    }

    Stream<Device> controllers(String type) {
        return devices.stream().filter(device -> device.is("controller", type));
    }

    Optional<Device> controller(String type, int index) {
        return controllers(type).filter(each -> each.index() == index).findFirst();
    }

    Device add(Element device) {
        Device added = new Device(device);
        devices.add(added);
        return added;
    }

    void remove(Device device) {
        devices.remove(device);
    }

    /** Exchanges the order of the devices of one kind; those of other kinds stay where they are. */
    void reorder(String kind, List<Device> ordered) {
        List<Device> rest = new ArrayList<>(ordered);
        devices.replaceAll(device -> device.kind().equals(kind) ? rest.remove(0) : device);
    }
}
