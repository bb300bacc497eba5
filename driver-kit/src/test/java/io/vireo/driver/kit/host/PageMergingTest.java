package io.vireo.driver.kit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageMergingTest {

    private static final String FOLDER = "sys/kernel/mm/ksm/";

    @TempDir
    private Path root;

    private KernelFiles kernel;
    private KernelMemory memory;

    @BeforeEach
    void aKernelThatMerges() {
        kernel = new KernelFiles(root)
                .with(FOLDER + "pages_to_scan", "100")
                .with(FOLDER + "sleep_millisecs", "20")
                .with(FOLDER + "pages_shared", "7");
        memory = new KernelMemory(kernel.host());
    }

    @Test
    void changesWhatIsAskedFor() {
        memory.setMemoryParameters(TypedParameters.builder()
                .ofUint("shm_pages_to_scan", 300)
                .ofUint("shm_sleep_millisecs", -1)
                .build());

        assertEquals("300", kernel.text(FOLDER + "pages_to_scan"));
        assertEquals("4294967295", kernel.text(FOLDER + "sleep_millisecs"), "an unsigned int");
        assertEquals(300L, memory.memoryParameters().number("shm_pages_to_scan").orElseThrow());
    }

    @Test
    void changesNothingWhenOneIsWrong() {
        for (TypedParameters wrong : List.of(
                TypedParameters.builder().ofUint("shm_pages_shared", 1).build(),
                TypedParameters.builder().ofUint("../run", 1).build(),
                TypedParameters.builder().ofUint("shm_../run", 1).build(),
                TypedParameters.builder().ofInt("shm_sleep_millisecs", 1).build())) {
            TypedParameters both = TypedParameters.builder()
                    .ofUint("shm_pages_to_scan", 300)
                    .addAll(wrong)
                    .build();
            VirtException refused = assertThrows(VirtException.class, () -> memory.setMemoryParameters(both));
            assertEquals(Optional.of(ErrorCode.INVALID_ARG), refused.code());
        }
        TypedParameters missing =
                TypedParameters.builder().ofUint("shm_merge_across_nodes", 0).build();
        assertThrows(InvalidState.class, () -> memory.setMemoryParameters(missing));

        assertEquals("100", kernel.text(FOLDER + "pages_to_scan"));
    }
}
