package io.vireo.shell;

import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolDefineFlag;
import io.vireo.storage.StoragePoolInfo;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageXmlFlag;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The commands about storage pools. */
final class PoolCommands {

    private static final String DESCRIPTION =
            " <name> <type> [--print-xml] [--source-host <string>] [--source-path <string>]"
                    + " [--source-dev <string>] [--source-name <string>] [--target <string>] [--source-format <string>]";

    private static final Verbs<StoragePool> POOL =
            new Verbs<>("Pool", (shell, arguments) -> shell.lookup().pool(arguments), StoragePool::name);

    private PoolCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "pool-list [--inactive] [--all] [--transient] [--persistent] [--autostart] [--no-autostart]"
                                + " [--type <string>] [--details] [--uuid] [--name]",
                        "list pools",
                        PoolCommands::list),
                Command.of("pool-info <pool> [--bytes]", "show what a pool is", PoolCommands::info),
                Command.of("pool-define <file> [--validate]", "define a pool, or change it", PoolCommands::define),
                Command.of("pool-define-as" + DESCRIPTION, "define a pool from words", PoolCommands::defineAs),
                Command.of(
                        "pool-create <file> [--build] [--no-overwrite] [--overwrite]",
                        "start a pool from a file",
                        PoolCommands::create),
                Command.of(
                        "pool-create-as" + DESCRIPTION + " [--build] [--no-overwrite] [--overwrite]",
                        "start a pool from words",
                        PoolCommands::createAs),
                POOL.verb(
                        "pool-build",
                        " [--no-overwrite] [--overwrite]",
                        "make a pool's storage",
                        "build",
                        "built",
                        (pool, arguments) -> pool.control().build(arguments.flags(StoragePoolBuildFlag.class))),
                POOL.verb(
                        "pool-start",
                        " [--build] [--no-overwrite] [--overwrite]",
                        "start a defined pool",
                        "start",
                        "started",
                        (pool, arguments) -> pool.control().start(creating(arguments))),
                POOL.verb(
                        "pool-destroy", "stop a pool, keep its storage", "destroy", "destroyed", StoragePool::destroy),
                POOL.verb("pool-delete", "delete a pool's storage", "delete", "deleted", StoragePool::delete),
                POOL.verb(
                        "pool-undefine", "drop a definition", "undefine", "has been undefined", StoragePool::undefine),
                POOL.verb("pool-refresh", "read a pool's volumes anew", "refresh", "refreshed", StoragePool::refresh),
                POOL.autostart("pool-autostart", StoragePool::setAutostart),
                POOL.print(
                        "pool-dumpxml",
                        " [--inactive]",
                        "print the XML",
                        (pool, arguments) -> pool.control().xmlDesc(arguments.flags(StorageXmlFlag.class))),
                POOL.word("pool-uuid", "print the UUID of a name", StoragePool::uuid),
                POOL.word("pool-name", "print the name of a UUID", StoragePool::name),
                Command.of("pool-capabilities", "print what kinds of pool there can be", PoolCommands::capabilities),
                Command.of(
                        "find-storage-pool-sources <type> [<srcSpec>]",
                        "look for storage that a pool could use",
                        PoolCommands::findSources));
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Set<StoragePoolListFlag> flags = arguments.flags(StoragePoolListFlag.class);
        if (!arguments.has("all") && !arguments.has("inactive")) {
            flags.add(StoragePoolListFlag.ACTIVE);
        }
        arguments.find("type").ifPresent(types -> flags.addAll(types(types)));
        List<StoragePool> pools = shell.connect().as(StoragePools.class).listPools(flags).stream()
                .map(shell.connect()::at)
                .sorted(Comparator.comparing((StoragePool pool) -> !pool.isActive())
                        .thenComparing(StoragePool::name))
                .toList();
        if (arguments.has("uuid") || arguments.has("name")) {
            pools.forEach(pool -> shell.printLine("%s", arguments.has("uuid") ? pool.uuid() : pool.name()));
        } else {
            shell.print(arguments.has("details") ? details(pools) : table(pools));
        }
    }

    private static Set<StoragePoolListFlag> types(String types) {
        Set<StoragePoolListFlag> flags = EnumSet.noneOf(StoragePoolListFlag.class);
        for (String type : types.split(",")) {
            try {
                flags.add(StoragePoolListFlag.valueOf(
                        type.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException unknown) {
                throw new CommandFailed("Invalid pool type '" + type + "'");
            }
        }
        return flags;
    }

    private static Table table(List<StoragePool> pools) {
        Table table = new Table("Name", "State", "Autostart");
        pools.forEach(
                pool -> table.row(pool.name(), pool.isActive() ? "active" : "inactive", Show.yesNo(pool.autostart())));
        return table;
    }

    private static Table details(List<StoragePool> pools) {
        Table table = new Table("Name", "State", "Autostart", "Persistent", "Capacity", "Allocation", "Available");
        for (StoragePool pool : pools) {
            StoragePoolInfo info = pool.info();
            boolean active = pool.isActive();
            table.row(
                    pool.name(),
                    Show.word(info.state()),
                    Show.yesNo(pool.autostart()),
                    Show.yesNo(pool.isPersistent()),
                    active ? Show.capacity(info.capacity()) : "-",
                    active ? Show.capacity(info.allocation()) : "-",
                    active ? Show.capacity(info.available()) : "-");
        }
        return table;
    }

    private static void info(ShellSession shell, Arguments arguments) {
        StoragePool pool = shell.lookup().pool(arguments);
        StoragePoolInfo info = pool.info();
        boolean bytes = arguments.has("bytes");
        shell.field("Name", pool.name());
        shell.field("UUID", pool.uuid());
        shell.field("State", Show.word(info.state()));
        shell.field("Persistent", Show.yesNo(pool.isPersistent()));
        shell.field("Autostart", Show.yesNo(pool.autostart()));
        if (pool.isActive()) {
            shell.field("Capacity", Show.capacity(info.capacity(), bytes));
            shell.field("Allocation", Show.capacity(info.allocation(), bytes));
            shell.field("Available", Show.capacity(info.available(), bytes));
        }
    }

    private static void define(ShellSession shell, Arguments arguments) {
        StoragePoolRef pool = shell.attempt(
                "Failed to define pool from " + arguments.get("file"),
                () -> shell.connect()
                        .as(StoragePools.class)
                        .definePool(
                                Documents.read(arguments.get("file")), arguments.flags(StoragePoolDefineFlag.class)));
        shell.extra("Pool " + pool.name() + " defined from " + arguments.get("file") + "\n");
    }

    private static void defineAs(ShellSession shell, Arguments arguments) {
        String xml = describe(arguments);
        if (arguments.has("print-xml")) {
            shell.print(xml);
            return;
        }
        StoragePoolRef pool = shell.attempt(
                "Failed to define pool " + arguments.get("name"),
                () -> shell.connect().as(StoragePools.class).definePool(xml, Set.of()));
        shell.extra("Pool " + pool.name() + " defined\n");
    }

    private static void create(ShellSession shell, Arguments arguments) {
        StoragePoolRef pool = shell.attempt(
                "Failed to create pool from " + arguments.get("file"),
                () -> shell.connect()
                        .as(StoragePools.class)
                        .createPool(Documents.read(arguments.get("file")), creating(arguments)));
        shell.extra("Pool " + pool.name() + " created from " + arguments.get("file") + "\n");
    }

    private static void createAs(ShellSession shell, Arguments arguments) {
        String xml = describe(arguments);
        if (arguments.has("print-xml")) {
            shell.print(xml);
            return;
        }
        StoragePoolRef pool = shell.attempt(
                "Failed to create pool " + arguments.get("name"),
                () -> shell.connect().as(StoragePools.class).createPool(xml, creating(arguments)));
        shell.extra("Pool " + pool.name() + " created\n");
    }

    /** Building comes in three ways, of which only one may be asked for. */
    private static Set<StoragePoolCreateFlag> creating(Arguments arguments) {
        if (arguments.has("overwrite")) {
            return EnumSet.of(StoragePoolCreateFlag.WITH_BUILD_OVERWRITE);
        }
        if (arguments.has("no-overwrite")) {
            return EnumSet.of(StoragePoolCreateFlag.WITH_BUILD_NO_OVERWRITE);
        }
        return arguments.has("build")
                ? EnumSet.of(StoragePoolCreateFlag.WITH_BUILD)
                : EnumSet.noneOf(StoragePoolCreateFlag.class);
    }

    private static String describe(Arguments arguments) {
        List<Element> source = new ArrayList<>();
        arguments
                .find("source-host")
                .ifPresent(host -> source.add(Element.of("host").with("name", host)));
        arguments
                .find("source-path")
                .ifPresent(path -> source.add(Element.of("dir").with("path", path)));
        arguments
                .find("source-dev")
                .ifPresent(device -> source.add(Element.of("device").with("path", device)));
        arguments.find("source-name").ifPresent(name -> source.add(Element.of("name", name)));
        arguments
                .find("source-format")
                .ifPresent(format -> source.add(Element.of("format").with("type", format)));
        Element pool = Element.of("pool").with("type", arguments.get("type")).add("name", arguments.get("name"));
        if (!source.isEmpty()) {
            pool = pool.add(Element.of("source").addAll(source));
        }
        Optional<String> target = arguments.find("target");
        if (target.isPresent()) {
            pool = pool.add(Element.of("target").add("path", target.get()));
        }
        return pool.toString();
    }

    private static void capabilities(ShellSession shell, Arguments arguments) {
        shell.print(shell.attempt(
                "failed to get storage pool capabilities",
                () -> shell.connect().as(StoragePools.class).poolCapabilities()));
    }

    private static void findSources(ShellSession shell, Arguments arguments) {
        shell.print(shell.attempt(
                "Failed to find any " + arguments.get("type") + " pool sources",
                () -> shell.connect()
                        .as(StoragePools.class)
                        .findPoolSources(
                                arguments.get("type"), arguments.find("srcSpec").map(Documents::read))));
    }
}
