package io.vireo.driver.lxc;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run containers on a root of busybox, and that leave nothing of them behind. */
@InOwnNamespaces
abstract class OnRealContainers {

    @TempDir
    static Path folder;

    Opened opened;
    Path root;

    @BeforeEach
    final void open() {
        root = BusyboxRoot.in(folder);
        opened = new Opened(folder.resolve("state"));
    }

    @AfterEach
    final void nothingIsLeft() throws IOException {
        opened.requireNothingLeft(folder.resolve("state"));
    }
}
