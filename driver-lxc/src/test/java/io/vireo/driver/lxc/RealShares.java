package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vireo.domain.DomainRef;
import io.vireo.lxc.LxcProcessResult;
import io.vireo.lxc.LxcProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Namespaces that a container has in common with another, or has of its own; only to be run in namespaces. */
class RealShares extends OnRealContainers {

    @Test
    void sharesItsNameAndItsMessagesWithAnotherContainerAndNothingElse() throws IOException {
        DomainRef first = opened.run(Containers.named("first").root(root));
        DomainRef second = opened.run(Containers.named("second")
                .root(root)
                .with("<lxc:namespace><lxc:shareipc type='name' value='first'/>"
                        + "<lxc:shareuts type='name' value='first'/></lxc:namespace>"));
        DomainRef third = opened.run(Containers.named("third").root(root));

        assertEquals(namespace(first, "ipc"), namespace(second, "ipc"));
        assertEquals(namespace(first, "uts"), namespace(second, "uts"));
        assertNotEquals(namespace(first, "net"), namespace(second, "net"));
        assertNotEquals(namespace(first, "pid"), namespace(second, "pid"));
        assertNotEquals(namespace(first, "ipc"), namespace(third, "ipc"));
        assertNotEquals(namespace(first, "uts"), namespace(third, "uts"));
        assertEquals(List.of("first", "first", "third"), List.of(hostName(first), hostName(second), hostName(third)));
    }

    @Test
    void sharesTheNamespacesOfAProcessOfTheHost() throws IOException {
        DomainRef first = opened.run(Containers.named("first").root(root));
        long init = opened.container(first).init();
        DomainRef second = opened.run(Containers.named("second")
                .root(root)
                .with("<lxc:namespace><lxc:shareipc type='pid' value='" + init + "'/></lxc:namespace>"));

        assertEquals(namespace(first, "ipc"), namespace(second, "ipc"));
        assertNotEquals(namespace(first, "uts"), namespace(second, "uts"));
    }

    private String hostName(DomainRef ref) {
        LxcProcessResult result = opened.part(LxcProcesses.class, ref).execute(List.of("/bin/hostname"));
        return result.output().strip();
    }

    private String namespace(DomainRef ref, String kind) throws IOException {
        Path link = Path.of("/proc", Long.toString(opened.container(ref).init()), "ns", kind);
        return Files.readSymbolicLink(link).toString();
    }
}
