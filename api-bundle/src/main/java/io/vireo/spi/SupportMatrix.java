package io.vireo.spi;

import io.vireo.C;
import io.vireo.Facet;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which driver implements which operation, read from the drivers' classes: an operation is supported when the class that a
 * driver names for its facet overrides the facet's method.
 *
 * @param drivers the drivers' names, one a column
 * @param rows one for each operation, by facet and method
 */
public record SupportMatrix(List<String> drivers, List<Row> rows) {

    /**
     * One operation.
     *
     * @param facet the facet that declares it
     * @param method its name
     * @param functions the C functions that it stands for, the newest form first
     * @param supported for each driver, in the order of the columns, whether it implements the operation
     */
    public record Row(Class<? extends Facet> facet, String method, List<String> functions, List<Boolean> supported) {

        /** Keeps copies of the lists. */
        public Row {
            functions = List.copyOf(functions);
            supported = List.copyOf(supported);
        }
    }

    /** Keeps copies of the lists. */
    public SupportMatrix {
        drivers = List.copyOf(drivers);
        rows = List.copyOf(rows);
    }

    /**
     * Reads the matrix of some drivers.
     *
     * @param drivers the drivers, one a column
     * @return the matrix over every facet of this API
     */
    public static SupportMatrix of(List<? extends Driver> drivers) {
        List<List<Parts<?>>> parts = drivers.stream().map(Driver::parts).toList();
        List<Row> rows = new ArrayList<>();
        for (Class<? extends Facet> facet : Facets.ALL) {
            List<List<Class<?>>> types =
                    parts.stream().map(each -> typesOf(each, facet)).toList();
            operationsOf(facet).forEach(method -> rows.add(row(facet, method, types)));
        }
        return new SupportMatrix(drivers.stream().map(Driver::name).toList(), rows);
    }

    /**
     * Returns the operations that a facet declares, in the order of their names.
     *
     * @param facet a facet
     * @return its methods that stand for a C function
     */
    public static Stream<Method> operationsOf(Class<? extends Facet> facet) {
        return Arrays.stream(facet.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(C.class))
                .sorted(Comparator.comparing(Method::getName));
    }

    /**
     * Says whether a driver implements an operation.
     *
     * @param driver the driver
     * @param facet the facet that declares the operation
     * @param operation the facet's method
     * @return true when the driver offers the facet and overrides the method, or may support all of the facet
     */
    public static boolean supports(Driver driver, Class<? extends Facet> facet, Method operation) {
        return supports(typesOf(driver.parts(), facet), operation);
    }

    private static List<Class<?>> typesOf(List<Parts<?>> parts, Class<? extends Facet> facet) {
        List<Class<?>> types = new ArrayList<>();
        parts.forEach(each -> each.typeOf(facet).ifPresent(types::add));
        return types;
    }

    private static boolean supports(List<Class<?>> types, Method operation) {
        return types.stream().anyMatch(type -> overrides(type, operation));
    }

    private static boolean overrides(Class<?> type, Method operation) {
        if (type.isInterface()) {
            return true;
        }
        try {
            Method found = type.getMethod(operation.getName(), operation.getParameterTypes());
            return found.getDeclaringClass() != operation.getDeclaringClass();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type.getName() + " lacks a method of its own interface", impossible);
        }
    }

    private static Row row(Class<? extends Facet> facet, Method method, List<List<Class<?>>> drivers) {
        C function = method.getAnnotation(C.class);
        List<String> functions = Stream.concat(Stream.of(function.value()), Arrays.stream(function.older()))
                .toList();
        List<Boolean> supported =
                drivers.stream().map(types -> supports(types, method)).toList();
        return new Row(facet, method.getName(), functions, supported);
    }

    /**
     * Writes the matrix as a document: a table for each facet, and how much each driver has.
     *
     * @return Markdown
     */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder("| Facet | Operation | C functions |");
        drivers.forEach(driver -> text.append(' ').append(driver).append(" |"));
        text.append("\n|---|---|---|").append(":-:|".repeat(drivers.size())).append('\n');
        for (Row row : rows) {
            text.append("| ").append(row.facet().getSimpleName());
            text.append(" | ").append(row.method());
            text.append(" | ").append(String.join(" ", row.functions())).append(" |");
            row.supported().forEach(yes -> text.append(yes ? " yes |" : "  |"));
            text.append('\n');
        }
        text.append("| **all** | ").append(rows.size()).append(" | |");
        for (int column = 0; column < drivers.size(); column++) {
            text.append(' ').append(count(column)).append(" |");
        }
        return text.append('\n').toString();
    }

    private long count(int column) {
        return rows.stream().filter(row -> row.supported().get(column)).count();
    }
}
