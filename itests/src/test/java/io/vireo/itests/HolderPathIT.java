package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search for who holds an object names the fields on the way, and is not led astray by what holds nothing. */
class HolderPathIT {

    private static final class Holder {
        private final List<Object> kept;

        private Holder(Object kept) {
            this.kept = List.of(kept);
        }
    }

    private static volatile Object forgotten;

    @Test
    void aFieldOfAnObjectIsNamed() {
        Object target = new Object();
        String path = HolderPath.to(target, new Holder(target));
        assertTrue(path.startsWith("root -> " + Holder.class.getName() + "\n    kept -> "), path);
        assertTrue(path.endsWith(" -> java.lang.Object"), path);
    }

    @Test
    void aStaticFieldIsNamedWithItsClass() {
        Object target = new Object();
        forgotten = target;
        String expected = "class " + getClass().getName() + "\n    forgotten -> java.lang.Object";
        String path = HolderPath.to(target, this);
        assertTrue(path.endsWith(expected), path);
        forgotten = null;
    }

    @Test
    void aWeakReferenceHoldsNothing() {
        Object target = new Object();
        String path = HolderPath.to(target, List.of(new WeakReference<>(target)));
        assertEquals("none", path.split(" ", 2)[0]);
    }
}
