package io.vireo.driver.remote;

import io.vireo.VirtException;
import io.vireo.spi.Finding;
import java.util.function.Function;
import java.util.function.Supplier;

/** The steps of a connection, one after the other, for whoever wants to know which of them fails. */
@FunctionalInterface
interface Walk {

    /** Nobody wants to know. */
    Walk SILENT = finding -> {};

    /** Tells what became of a step. */
    void tell(Finding finding);

    /** Goes a step, tells what became of it, and fails as it fails. */
    default <T> T step(String name, Supplier<T> task, Function<? super T, String> detail) {
        T result;
        try {
            result = task.get();
        } catch (VirtException failure) {
            tell(new Finding(name, false, failure.getMessage()));
            throw failure;
        }
        tell(new Finding(name, true, detail.apply(result)));
        return result;
    }
}
