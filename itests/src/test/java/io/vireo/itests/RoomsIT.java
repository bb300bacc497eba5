package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The arrows between the modules point where the design says")
class RoomsIT {
    private static final Set<String> JUNIT = Set.of("org.junit", "org.opentest4j", "org.apiguardian");

    static List<Room> rooms() {
        return Room.ALL;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @DisplayName("symbolic name, module name and root package are one name")
    void oneName(Room room) {
        Bundle bundle = Bundle.read(room.artifact());
        assertEquals(room.root(), bundle.symbolicName());
        assertEquals(room.root(), bundle.module().name());
        assertEquals(Set.of(), vireoPackagesOutside(bundle.packages(), Set.of(room.root())), "packages of others");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @DisplayName("a bundle imports packages of the modules it may use and of no other")
    void importsOnlyWhatItMay(Room room) {
        Bundle bundle = Bundle.read(room.artifact());
        assertEquals(Set.of(), vireoPackagesOutside(bundle.imports(), room.reach()), "forbidden imports");
        assertEquals("none", bundle.header("DynamicImport-Package").orElse("none"));
        assertEquals("none", bundle.header("Require-Bundle").orElse("none"));
        assertEquals("none", bundle.header("Fragment-Host").orElse("none"));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @DisplayName("a module requires the modules it may use and no other")
    void requiresOnlyWhatItMay(Room room) {
        Set<String> required = Bundle.read(room.artifact()).module().requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(RoomsIT::isVireo)
                .collect(Collectors.toCollection(TreeSet::new));
        required.removeAll(room.mayUse());
        assertEquals(Set.of(), required, "forbidden requires");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @DisplayName("only the API, the driver tools and the TCK export packages, to bundles and to modules alike")
    void onlyTheVocabularyIsExported(Room room) {
        Bundle bundle = Bundle.read(room.artifact());
        Set<String> exportedByModule = bundle.module().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(bundle.exports(), exportedByModule, "manifest and module-info differ");
        assertFalse(bundle.module().isOpen(), "no open module");
        assertEquals(room.exporting(), !bundle.exports().isEmpty(), "exports: " + bundle.exports());
    }

    @Test
    @DisplayName("every bundle of Vireo has a row in the table")
    void everyBundleHasARow() {
        Set<String> known = Room.ALL.stream().map(Room::artifact).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, new TreeSet<>(BuiltJars.vireo()));
    }

    @Test
    @DisplayName("the API needs nothing but the JDK")
    void apiNeedsOnlyTheJdk() {
        assertEquals(Set.of(), foreign("api-bundle", name -> false));
    }

    @Test
    @DisplayName("the TCK needs nothing but the API and JUnit")
    void tckNeedsOnlyJunit() {
        Set<String> foreign = foreign("tck", name -> JUNIT.stream().anyMatch(name::startsWith));
        assertEquals(Set.of(), foreign);
    }

    @Test
    @DisplayName("a forbidden import would be seen")
    void aForbiddenImportIsSeen() {
        Set<String> imports = Set.of("io.vireo.xml", "io.vireo.driver.qemu", "io.vireo.driver.kit", "org.slf4j");
        assertEquals(
                Set.of("io.vireo.driver.qemu"),
                vireoPackagesOutside(imports, Set.of("io.vireo", "io.vireo.driver.kit")));
        assertTrue(Room.ofPackage("io.vireo.driver.kit.deep").orElseThrow().exporting());
    }

    private static Set<String> vireoPackagesOutside(Set<String> packages, Set<String> roots) {
        return packages.stream()
                .filter(RoomsIT::isVireo)
                .filter(name ->
                        !roots.contains(Room.ofPackage(name).orElseThrow().root()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> foreign(String artifact, Predicate<String> allowed) {
        Set<String> jdk = ModuleLayer.boot().modules().stream()
                .filter(module -> module.getName().startsWith("java."))
                .flatMap(module -> module.getPackages().stream())
                .collect(Collectors.toSet());
        return Stream.of(Bundle.read(artifact))
                .flatMap(bundle -> bundle.imports().stream())
                .filter(name -> !isVireo(name) && !jdk.contains(name) && !allowed.test(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isVireo(String name) {
        return name.equals("io.vireo") || name.startsWith("io.vireo.");
    }
}
