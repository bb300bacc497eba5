package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steps of a connection can be walked one by one, and the first that fails is the last. */
class ExamineTest {

    private final Board board = new Board();
    private final List<Finding> findings = new ArrayList<>();

    @AfterEach
    void stop() {
        board.close();
    }

    private List<String> steps() {
        return findings.stream()
                .map(each -> each.step() + (each.passed() ? "" : " fails"))
                .toList();
    }

    @Test
    void opensAndClosesADriverThatHasNoStepsOfItsOwn() {
        FakeDriver driver = FakeDriver.hypervisor("fake");
        board.plug(driver);

        board.switchboard.examine("fake:///system", findings::add);

        assertEquals(List.of("driver", "open"), steps());
        assertEquals(1, driver.closed.get());
    }

    @Test
    void namesTheStepThatFailsAndWhy() {
        board.plug(FakeDriver.hypervisor("fake").opening(request -> {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "the hypervisor is not installed");
        }));

        board.switchboard.examine("fake:///system", findings::add);

        assertEquals(List.of("driver", "open fails"), steps());
        assertTrue(findings.get(1).detail().contains("not installed"), findings.get(1)::detail);
    }

    @Test
    void saysThatNobodyServesTheUri() {
        board.switchboard.examine("nobody:///system", findings::add);

        assertEquals(List.of("driver fails"), steps());
    }
}
