package io.vireo.protocol;

import io.vireo.Bytes;
import io.vireo.host.PageCount;
import java.util.ArrayList;
import java.util.List;

/** The shape of reserving pages: sizes and counts are two lists of one length. */
record AllocPagesForm(Signature signature) implements Shape {

    private static final int BOUND = 1024;
    private static final int WORD = 4;
    private static final int LONG = 8;

    static Shape of(Signature signature, Words words) {
        return new AllocPagesForm(signature);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        List<?> pages = (List<?>) request.args()[0];
        out.writeCount(pages.size(), BOUND);
        for (Object page : pages) {
            out.writeInt(Units.narrowed(((PageCount) page).size().kib()));
        }
        out.writeCount(pages.size(), BOUND);
        for (Object page : pages) {
            out.writeLong(((PageCount) page).count());
        }
        for (int i = 1; i < signature.size(); i++) {
            signature.arg(i).write(out, request.args()[i]);
        }
    }

    @Override
    public Request readArgs(XdrReader in) {
        int[] sizes = new int[in.readCount(BOUND, WORD)];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = in.readInt();
        }
        int counts = in.readCount(BOUND, LONG);
        if (counts != sizes.length) {
            throw new XdrException(sizes.length + " page sizes and " + counts + " counts");
        }
        List<PageCount> pages = new ArrayList<>(counts);
        for (int size : sizes) {
            pages.add(new PageCount(Bytes.ofKib(Integer.toUnsignedLong(size)), in.readLong()));
        }
        Object[] args = new Object[signature.size()];
        args[0] = List.copyOf(pages);
        for (int i = 1; i < args.length; i++) {
            args[i] = signature.arg(i).read(in);
        }
        return new Request(signature.readSubject(in), args);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        signature.result().write(out, result);
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        return signature.result().read(in);
    }

    @Override
    public String args() {
        return Layout.join(
                Layout.list(BOUND, Layout.INT),
                Layout.list(BOUND, Layout.HYPER),
                signature.argsXdr(1, signature.size()));
    }

    @Override
    public String result() {
        return signature.result().xdr();
    }
}
