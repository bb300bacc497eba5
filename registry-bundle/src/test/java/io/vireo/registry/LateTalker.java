package io.vireo.registry;

import io.vireo.VirtStream;
import io.vireo.domain.Screenshot;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A part that opens streams only when it may, and that no interrupt hurries. */
record LateTalker(Talk inner, CountDownLatch may) implements Talk {

    @Override
    public String echo(String text) {
        return inner.echo(text);
    }

    @Override
    public List<String> words() {
        return inner.words();
    }

    @Override
    public void shout() {
        inner.shout();
    }

    @Override
    public VirtStream listen() {
        await();
        return inner.listen();
    }

    @Override
    public Screenshot picture() {
        await();
        return inner.picture();
    }

    private void await() {
        while (may.getCount() > 0) {
            try {
                Await.latch(may);
            } catch (Await.Interrupted unheeded) {
                // The next round waits on.
                assert may.getCount() >= 0;
            }
        }
    }
}
