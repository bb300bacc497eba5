package io.vireo.driver.test;

import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that describes a simulated host: {@code node}, with processors, memory and objects in it, each given there or,
 * by its attribute {@code file}, in a file of its own.
 */
final class WorldFile implements WorldContents {

    private static final long LARGEST = 16L << 20;

    private final Element node;
    private final Optional<Path> folder;

    private WorldFile(Element node, Optional<Path> folder) {
        this.node = node;
        this.folder = folder;
    }

    /** What the bundle's own file describes: the host of {@code test:///default}. */
    static WorldFile ofDefault() {
        try (InputStream stream = WorldFile.class.getResourceAsStream("default.xml")) {
            return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8), Optional.empty());
        } catch (IOException missing) {
            throw new UncheckedIOException("the description of test:///default is not in the bundle", missing);
        }
    }

    /** The host that a file describes. */
    static World read(String path) {
        Path file = pathOf(path);
        return of(textOf(file), Optional.ofNullable(file.toAbsolutePath().getParent()))
                .toWorld();
    }

    private static WorldFile of(String text, Optional<Path> folder) {
        Element node = Element.parse(text, "node").stripped();
        if (!node.name().equals("node")) {
            throw new VirtException(
                    ErrorCode.XML_ERROR,
                    "Root element is not 'node' but '" + node.name() + "'; a host begins with <node>");
        }
        if (node.find("auth/user").isPresent()) {
            throw new Denied(
                    ErrorCode.AUTH_FAILED,
                    "authentication failed, see test XML for the correct username/password: a local connection has none");
        }
        return new WorldFile(node, folder);
    }

    /** The host with everything on it, so that whoever opens it hears of mistakes in the file. */
    World toWorld() {
        World world = new World(HostFacts.of(node), this);
        world.fill();
        return world;
    }

    private static Path pathOf(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException bad) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + Names.shown(text) + "' is no path: " + bad.getReason(), bad);
        }
    }

    private static String textOf(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG, "'" + file + "' is larger than " + (LARGEST >> 20) + " MiB");
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read '" + file + "'", failure);
        }
    }

    @Override
    public void fill(World world, WorldKind kind) {
        for (Element given : node.children(kind.element())) {
            Element each = given.attribute("file").map(this::referred).orElse(given);
            switch (kind) {
                case NETWORKS -> world.networks().addRunning(NetworkXml.complete(each));
                case INTERFACES -> world.interfaces().addRunning(each);
                case POOLS -> TestPools.addRunning(world, each);
                case DEVICES -> world.devices().add(each);
                case DOMAINS -> GuestFile.add(world, each);
            }
        }
    }

    private Element referred(String name) {
        Path own = pathOf(name);
        Path file = folder.map(where -> where.resolve(own)).orElse(own);
        return Element.parse(textOf(file), file.toString()).stripped();
    }
}
