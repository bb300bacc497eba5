package io.vireo.driver.storage.fs;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.driver.kit.Leftovers;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A folder into which a file system is mounted while its pool runs. */
final class MountedFolder {

    static final String OPTIONS = "fs:mount_opts";

    private MountedFolder() {}

    static void start(PoolDefinition pool, String type, String source) {
        Path target = pool.target();
        if (Mounts.isAt(real(target))) {
            return; // An administrator did it, and will take it out.
        }
        Mounts.mount(type, source, target, options(pool));
    }

    static void stop(PoolDefinition pool) {
        if (Files.isDirectory(pool.target()) && Mounts.isAt(real(pool.target()))) {
            Mounts.unmount(pool.target());
        }
    }

    /** Asked when the platform starts: a killed one may have left a program that is still at it. */
    static boolean isThere(PoolDefinition pool) {
        Leftovers.await(Set.of("mount", "umount"), pool.target().toString()::equals);
        return Files.isDirectory(pool.target()) && Mounts.isAt(real(pool.target()));
    }

    private static Path real(Path target) {
        try {
            return target.toRealPath();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot open directory '" + target + "'", failure);
        }
    }

    private static List<String> options(PoolDefinition pool) {
        List<String> options = new ArrayList<>(List.of("nodev", "nosuid", "noexec"));
        pool.document().findAll(OPTIONS + "/fs:option").forEach(each -> options.add(option(each)));
        return options;
    }

    /** Refuses an option that would be more than one. */
    static String option(Element given) {
        String name = given.attribute("name").orElse("");
        if (!name.matches("[A-Za-z0-9_.:/=+-]{1,100}")) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(name) + "' is no option of mount");
        }
        return name;
    }

    static Element checked(Element given) {
        given.findAll(OPTIONS + "/fs:option").forEach(MountedFolder::option);
        return given;
    }
}
