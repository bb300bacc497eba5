package io.vireo.driver.lxc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Definitions of containers, put together piece by piece. */
final class Containers {

    private final List<String> top = new ArrayList<>();
    private final List<String> devices = new ArrayList<>();
    private final String name;
    private Optional<UUID> uuid = Optional.empty();
    private String boot = "<init>/bin/sleep</init><initarg>1000</initarg>";
    private String memory = "<memory unit='MiB'>64</memory>";

    private Containers(String name) {
        this.name = name;
    }

    static Containers named(String name) {
        return new Containers(name);
    }

    Containers uuid(UUID given) {
        uuid = Optional.of(given);
        return this;
    }

    /** A container that runs a command of its shell. */
    Containers shell(String script) {
        boot = "<init>/bin/sh</init><initarg>-c</initarg><initarg><![CDATA[" + script + "]]></initarg>";
        return this;
    }

    Containers boot(String elements) {
        boot = elements;
        return this;
    }

    Containers memory(String element) {
        memory = element;
        return this;
    }

    Containers root(Path folder) {
        return device("<filesystem type='mount'><source dir='" + escaped(folder) + "'/><target dir='/'/></filesystem>");
    }

    private static String escaped(Path path) {
        return path.toString().replace("&", "&amp;").replace("'", "&apos;").replace("<", "&lt;");
    }

    Containers console() {
        return device("<console type='pty'/>");
    }

    Containers device(String element) {
        devices.add(element);
        return this;
    }

    Containers with(String element) {
        top.add(element);
        return this;
    }

    String xml() {
        return "<domain type='lxc' xmlns:lxc='http://libvirt.org/schemas/domain/lxc/1.0'"
                + " xmlns:vireo='urn:vireo:lxc:1.0'><name>" + name + "</name>"
                + uuid.map(each -> "<uuid>" + each + "</uuid>").orElse("") + memory + "<os><type>exe</type>" + boot
                + "</os>" + String.join("", top) + "<devices>" + String.join("", devices) + "</devices></domain>";
    }
}
