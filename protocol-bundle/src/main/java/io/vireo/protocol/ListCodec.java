package io.vireo.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list with a bound. */
record ListCodec<T>(Codec<T> element, int bound) implements Codec<List<T>> {

    @Override
    public void write(XdrWriter out, List<T> value) {
        out.writeCount(value.size(), bound);
        for (T each : value) {
            element.write(out, each);
        }
    }

    @Override
    public List<T> read(XdrReader in) {
        int count = in.readCount(bound, element.least());
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.read(in));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public String xdr() {
        return Layout.list(bound, element.xdr());
    }

    @Override
    public List<T> none() {
        return List.of();
    }
}
