package io.vireo.driver.kit.host;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.PageCount;
import java.util.List;

/** The pools of huge pages that the kernel keeps, for the host or for one NUMA cell. */
final class HugePages {

    private static final String HOST = "sys/kernel/mm/hugepages/";
    private static final String CELL = "sys/devices/system/node/node";
    private static final long SMALL_PAGE = 4;

    private final HostFiles files;
    private final String pools;

    private HugePages(HostFiles files, String pools) {
        this.files = files;
        this.pools = pools;
    }

    static HugePages ofHost(HostFiles files) {
        return new HugePages(files, HOST);
    }

    /** Those of a cell; a kernel that knows one cell only has no others than the host's. */
    static HugePages ofCell(HostFiles files, int cell) {
        String own = CELL + cell + "/hugepages/";
        return new HugePages(files, files.exists(own) ? own : HOST);
    }

    /**
     * Changes the pools.
     *
     * @param pages the size and the number for each pool
     * @param set whether the numbers are the new ones, or come to those that are there
     * @return how many pools were changed
     * @throws VirtException when the kernel has no pool of a size, or not as much memory
     */
    int change(List<PageCount> pages, boolean set) {
        pages.forEach(each -> change(each, set));
        return pages.size();
    }

    private void change(PageCount pages, boolean set) {
        long size = pages.size().kib();
        if (size == SMALL_PAGE) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "system pages pool can't be modified");
        }
        String file = pools + "hugepages-" + size + "kB/nr_hugepages";
        long present = files.number(file)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.OPERATION_FAILED, "page size " + size + " is not available on this host"));
        long wanted = set ? pages.count() : Math.addExact(present, pages.count());
        if (wanted != present) {
            write(file, wanted);
        }
    }

    private void write(String file, long wanted) {
        files.write(file, Long.toString(wanted));
        long got = files.number(file).orElse(0);
        if (got != wanted) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, "Unable to allocate " + wanted + " pages. Allocated only " + got);
        }
    }
}
