package io.vireo.driver.kit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSmbiosTest {

    @TempDir
    private Path root;

    @Test
    void showsWhatTheKernelShows() throws IOException {
        Path folder = Files.createDirectories(root.resolve("sys/class/dmi/id"));
        Files.writeString(folder.resolve("bios_vendor"), "Maker & Co\n");
        Files.writeString(folder.resolve("product_name"), "Box\n");
        Files.writeString(folder.resolve("product_serial"), "\n");

        Element sysinfo = HostSmbios.of(new HostFiles(root));

        assertEquals(Optional.of("Maker & Co"), sysinfo.at("bios/entry"));
        assertEquals(1, sysinfo.findAll("system/entry").size(), "an empty one tells nothing");
        assertEquals(Optional.of("product"), sysinfo.at("system/entry/@name"));
    }

    @Test
    void saysThatAHostHasNone() {
        VirtException none = assertThrows(VirtException.class, () -> HostSmbios.of(new HostFiles(root)));

        assertEquals(Optional.of(ErrorCode.CONFIG_UNSUPPORTED), none.code());
    }
}
