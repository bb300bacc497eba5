package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lets others pass through folders of ours, though not look into them: who is root in a container with an idmap is somebody
 * else on the host, and liblxc wants him to get to the container's folder.
 */
final class Passage {

    private Passage() {}

    static void open(Path folder) {
        try {
            for (Path each = folder; each != null; each = each.getParent()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(each);
                if (permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    continue;
                }
                Set<PosixFilePermission> more = EnumSet.copyOf(permissions);
                more.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(each, more);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot let the container's root pass to " + folder, failure);
        }
    }
}
