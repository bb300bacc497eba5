package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.CellPages;
import io.vireo.host.HostMemory;
import io.vireo.host.PageCount;
import java.util.ArrayList;
import java.util.List;

/** The memory of the simulated host. */
final class TestHostMemory implements HostMemory {

    private static final List<Bytes> CELLS = List.of(Bytes.ofMib(2), Bytes.ofMib(4));
    private static final int FIRST_COUNT = 16;

    private final World world;

    TestHostMemory(TestConnect connect) {
        this.world = connect.world();
    }

    @Override
    public Bytes freeMemory() {
        // libvirt's test driver takes the number of KiB for bytes, and programs compare with it.
        return Bytes.of(world.host().node().memory().kib());
    }

    @Override
    public List<Bytes> cellsFreeMemory(int startCell) {
        requireCell(startCell);
        return CELLS.subList(startCell, CELLS.size());
    }

    private static void requireCell(int cell) {
        if (cell < 0 || cell >= CELLS.size()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "Range exceeds available cells");
        }
    }

    @Override
    public List<CellPages> freePages(List<Bytes> sizes, int startCell, int cellCount) {
        if (startCell < 0 || startCell >= CELLS.size() || cellCount < 1) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "start cell " + startCell + " out of range (0-" + (CELLS.size() - 1) + ")");
        }
        List<CellPages> cells = new ArrayList<>();
        int count = FIRST_COUNT;
        for (int cell = startCell; cell < Math.min(CELLS.size(), startCell + cellCount); cell++) {
            List<PageCount> pages = new ArrayList<>();
            for (Bytes size : sizes) {
                count += 3;
                pages.add(new PageCount(size, count));
            }
            cells.add(new CellPages(cell, pages));
        }
        return cells;
    }
}
