package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.lxc.LxcNamespaces;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the namespaces of a container as files; closing the descriptors is up to whoever asked. */
final class OpenNamespaces implements LxcNamespaces {

    /** A process enters the users first, for the others may belong to them, and the files last. */
    private static final List<String> KINDS = List.of("user", "ipc", "uts", "net", "pid", "mnt");

    private final LxcDomain domain;

    OpenNamespaces(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public List<FileDescriptor> openNamespaces() {
        return domain.query("open namespaces", () -> {
            Container container = domain.container();
            boolean mapped = !IdMap.all(domain.state().present()).isEmpty();
            List<FileDescriptor> all = new ArrayList<>();
            for (String kind : KINDS) {
                if (mapped || !kind.equals("user")) {
                    all.add(open(Path.of("/proc", Long.toString(container.init()), "ns", kind)));
                }
            }
            return List.copyOf(all);
        });
    }

    private static FileDescriptor open(Path file) {
        try {
            @SuppressWarnings("resource") // The descriptor is what is handed out.
            FileInputStream stream = new FileInputStream(file.toFile());
            return stream.getFD();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot open " + file, failure);
        }
    }
}
