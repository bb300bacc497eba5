package io.vireo.tck;

import io.vireo.Facet;
import io.vireo.spi.Driver;
import io.vireo.spi.SupportMatrix;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is examined.
 *
 * @param driver the driver, whose classes say what to expect
 * @param sample values from its author
 * @param way how to reach it
 */
record Candidate(Driver driver, DriverSample sample, Way way) {

    Set<Class<? extends Facet>> facets() {
        return driver.parts().stream().flatMap(parts -> parts.facets().stream()).collect(Collectors.toSet());
    }

    boolean offers(Class<? extends Facet> facet) {
        return facets().contains(facet);
    }

    /** Whether the driver's own class has an operation. */
    boolean supports(Class<? extends Facet> facet, String operation) {
        return SupportMatrix.supports(driver, facet, method(facet, operation));
    }

    /** The operations that the driver's own classes have. */
    List<Method> supported(Class<? extends Facet> facet) {
        return operations(facet)
                .filter(method -> SupportMatrix.supports(driver, facet, method))
                .toList();
    }

    /** The operations that the driver's own classes leave out. */
    List<Method> leftOut(Class<? extends Facet> facet) {
        return operations(facet)
                .filter(method -> !SupportMatrix.supports(driver, facet, method))
                .toList();
    }

    static Stream<Method> operations(Class<? extends Facet> facet) {
        return SupportMatrix.operationsOf(facet);
    }

    private static Method method(Class<? extends Facet> facet, String operation) {
        return operations(facet)
                .filter(method -> method.getName().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(facet.getSimpleName() + " has no " + operation));
    }
}
