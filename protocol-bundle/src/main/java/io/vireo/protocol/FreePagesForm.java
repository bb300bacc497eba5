package io.vireo.protocol;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.CellPages;
import io.vireo.host.PageCount;
import java.util.ArrayList;
import java.util.List;

/** The shape of free pages: sizes in KiB as 32-bit numbers, and one flat list of counts, cell by cell. */
record FreePagesForm(Signature signature) implements Shape {

    private static final int BOUND = 1024;
    private static final int WORD = 4;
    private static final int LONG = 8;
    private static final int ALL_CELLS = -1;

    static Shape of(Signature signature, Words words) {
        return new FreePagesForm(signature);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        List<?> sizes = (List<?>) request.args()[0];
        out.writeCount(sizes.size(), BOUND);
        for (Object size : sizes) {
            out.writeInt(Units.narrowed(((Bytes) size).kib()));
        }
        out.writeInt((Integer) request.args()[1]);
        out.writeInt((Integer) request.args()[2]);
        out.writeInt(0);
    }

    @Override
    public Request readArgs(XdrReader in) {
        int count = in.readCount(BOUND, WORD);
        List<Bytes> sizes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sizes.add(Bytes.ofKib(Integer.toUnsignedLong(in.readInt())));
        }
        Object[] args = {List.copyOf(sizes), in.readInt(), in.readInt()};
        int flags = in.readInt();
        if (flags != 0) {
            throw UnknownBits.flags(flags);
        }
        int cells = (Integer) args[2];
        if (cells < 0 || (long) cells * count > BOUND) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the client wants " + count + " counts of " + Integer.toUnsignedString(cells) + " cells, at most "
                            + BOUND + " are allowed");
        }
        return new Request(signature.readSubject(in), args);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        List<PageCount> flat = new ArrayList<>();
        for (Object cell : (List<?>) result) {
            flat.addAll(((CellPages) cell).pages());
        }
        out.writeCount(flat.size(), BOUND);
        for (PageCount page : flat) {
            out.writeLong(page.count());
        }
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        List<?> sizes = (List<?>) request.args()[0];
        int first = (Integer) request.args()[1];
        int left = in.readCount(BOUND, LONG);
        List<CellPages> cells = new ArrayList<>();
        for (int cell = first; left > 0 && left >= sizes.size() && !sizes.isEmpty(); cell++) {
            List<PageCount> pages = new ArrayList<>();
            for (Object size : sizes) {
                pages.add(new PageCount((Bytes) size, in.readLong()));
            }
            cells.add(new CellPages(first == ALL_CELLS ? ALL_CELLS : cell, List.copyOf(pages)));
            left -= sizes.size();
        }
        return List.copyOf(cells);
    }

    @Override
    public String args() {
        return Layout.join(Layout.list(BOUND, Layout.INT), Layout.INT, Layout.INT, Layout.INT);
    }

    @Override
    public String result() {
        return Layout.list(BOUND, Layout.HYPER);
    }
}
