package io.vireo.registry;

import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Results that nobody waits for any more: what is open in them would stay open for ever. */
final class Unclaimed {

    private Unclaimed() {}

    /** Gives up the streams and closes the files of a result, whether it is one, has some, or has none. */
    static void letGo(Object result) {
        if (result instanceof VirtStream stream) {
            abort(stream);
        } else if (result instanceof FileDescriptor file) {
            FilePassing.close(file);
        } else if (result instanceof List<?> list) {
            list.forEach(Unclaimed::letGo);
        } else if (result instanceof Record composed) {
            letGoParts(composed);
        }
    }

    private static void letGoParts(Record composed) {
        for (RecordComponent each : composed.getClass().getRecordComponents()) {
            if (each.getType() == VirtStream.class) {
                try {
                    letGo(each.getAccessor().invoke(composed));
                } catch (ReflectiveOperationException hidden) {
                    Log.of(Unclaimed.class).warn("{} stays open: {}", each, hidden.toString());
                }
            }
        }
    }

    private static void abort(VirtStream stream) {
        try {
            stream.abort();
        } catch (VirtException ended) {
            Log.of(Unclaimed.class).debug("{} had ended: {}", stream, ended.getMessage());
        }
    }
}
