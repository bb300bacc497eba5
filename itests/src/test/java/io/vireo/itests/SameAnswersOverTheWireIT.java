package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Connect;
import io.vireo.Facet;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Screenshot;
import io.vireo.spi.Facets;
import io.vireo.spi.FilePassing;
import io.vireo.spi.SupportMatrix;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation answers through a daemon what it answers without one: the same value, or the same class of error with the
 * same number, origin and words.
 */
class SameAnswersOverTheWireIT {

    private static final String URI = "test:///default";

    /** The beginning of what is said about a facet that the driver does not have. */
    private static final String NOT_OFFERED = "Unsupported 3 ";

    @TempDir
    Path folder;

    static Stream<Arguments> operations() {
        return Facets.ALL.stream()
                .flatMap(facet -> SupportMatrix.operationsOf(facet)
                        .map(method -> Arguments.of(facet.getSimpleName() + "." + method.getName(), facet, method)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void answersTheSame(String name, Class<? extends Facet> facet, Method method) throws Exception {
        String here = locally(facet, method);
        Optional<String> why = exception(method);
        why.ifPresent(reason -> System.out.println("skipped: " + name + ": " + reason));
        assumeTrue(why.isEmpty(), () -> why.orElse(""));
        String there;
        try (WireWay wire = new WireWay(folder)) {
            there = outcome(() -> wire.open(URI), facet, method);
        }
        if (here.equals(NOT_OFFERED)) {
            // Only a call finds out over the wire; it fails with the same number.
            assertTrue(there.startsWith(NOT_OFFERED), there);
        } else if (!here.equals(there) && here.equals(locally(facet, method))) {
            // What is another at every look cannot be the same.
            assertEquals(here, there);
        }
    }

    private static Optional<String> exception(Method method) {
        if (method.getName().equals("freePages")) {
            return Optional.of("cells without a size of pages have no place in the answer");
        }
        String signature = method.toGenericString();
        return signature.contains("FileDescriptor") ? FilePassing.obstacle() : Optional.empty();
    }

    private static String locally(Class<? extends Facet> facet, Method method) throws Exception {
        return outcome(() -> Vireo.load().open(URI), facet, method);
    }

    private static String outcome(Supplier<Connect> opening, Class<? extends Facet> facet, Method method)
            throws Exception {
        try (Connect connect = opening.get()) {
            if (!new SampleCalls(connect).offers(facet)) {
                return NOT_OFFERED;
            }
            return new SampleCalls(connect)
                    .call(facet, method)
                    .map(SameAnswersOverTheWireIT::text)
                    .orElse("done");
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof VirtException refusal) {
                return refusal.getClass().getSimpleName() + " " + refusal.number() + " of "
                        + refusal.facts().domain() + ": " + refusal.getMessage();
            }
            throw thrown;
        }
    }

    private static String text(Object answer) {
        if (answer instanceof VirtStream) {
            return "a stream";
        }
        if (answer instanceof Screenshot shot) {
            return "a picture of " + shot.mime();
        }
        return answer instanceof byte[] bytes ? Arrays.toString(bytes) : answer.toString();
    }
}
