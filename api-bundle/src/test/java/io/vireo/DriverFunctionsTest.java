package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that libvirt's drivers can do is forgotten. */
class DriverFunctionsTest {

    private static final int DRIVER_FUNCTIONS = 398;

    /** Every function of libvirt's driver tables, and where it lives when that is no facet. */
    private static Map<String, String> functions() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                DriverFunctionsTest.class.getResourceAsStream("driver-functions.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(
                            words -> words[0],
                            words -> words.length > 1 ? words[1] : "",
                            (one, two) -> one + two,
                            TreeMap::new));
        }
    }

    private static Set<String> declared() {
        return FacetsTest.methods().stream()
                .map(method -> method.getAnnotation(C.class))
                .flatMap(c -> Stream.concat(Stream.of(c.value()), Arrays.stream(c.older())))
                .collect(Collectors.toSet());
    }

    @Test
    void everyDriverFunctionStandsInAFacetUnlessItLivesElsewhere() throws IOException {
        Map<String, String> functions = functions();
        assertEquals(DRIVER_FUNCTIONS, functions.size());
        Set<String> inFacets = new TreeSet<>(functions.keySet());
        inFacets.retainAll(declared());
        Set<String> expected = functions.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, inFacets);
    }

    @Test
    void whatLivesElsewhereIsThere() throws IOException {
        Set<String> places = Set.copyOf(functions().values());
        for (String place : places) {
            if (!place.isEmpty() && !place.equals("wire")) {
                String[] parts = place.split("#");
                assertTrue(hasMethod(parts[0], parts[1]), place);
            }
        }
    }

    private static boolean hasMethod(String type, String name) {
        return ApiClasses.all().stream()
                .filter(each -> each.getName().equals(type))
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .anyMatch(method -> method.getName().equals(name));
    }
}
