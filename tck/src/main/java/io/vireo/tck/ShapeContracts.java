package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Domains;
import io.vireo.iface.HostInterfaces;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilters;
import io.vireo.secret.Secrets;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.Facets;
import io.vireo.spi.Parts;
import io.vireo.storage.StoragePools;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a driver says about itself before anything is opened. */
final class ShapeContracts {

    static final Group GROUP = new Group(
            "what the driver says about itself",
            List.of(
                    Contract.of("has a name that never changes", ShapeContracts::name),
                    Contract.of("has a kind and an error domain that never change", ShapeContracts::kind),
                    Contract.of("has schemes in lower case that never change", ShapeContracts::schemes),
                    Contract.of("claims the local URI of its sample", ShapeContracts::claimsLocal),
                    Contract.of("does not claim a URI of another host", ShapeContracts::claimsNoHost),
                    Contract.of("names the same parts whenever it is asked", ShapeContracts::constantParts),
                    Contract.of("offers no facet twice", ShapeContracts::facetsOnce),
                    Contract.of("offers only facets of this API", ShapeContracts::knownFacets),
                    Contract.of("has one class for each kind of object", ShapeContracts::oneClassEach),
                    Contract.of("offers the facet that finds what it manages", ShapeContracts::finder),
                    Contract.of("has companions only when it is a hypervisor", ShapeContracts::companions)));

    private static final Map<DriverKind, Class<? extends Facet>> FINDERS = Map.of(
            DriverKind.HYPERVISOR, Domains.class,
            DriverKind.NETWORK, Networks.class,
            DriverKind.STORAGE, StoragePools.class,
            DriverKind.INTERFACE, HostInterfaces.class,
            DriverKind.NODE_DEVICE, NodeDevices.class,
            DriverKind.NWFILTER, NwFilters.class,
            DriverKind.SECRET, Secrets.class);

    private ShapeContracts() {}

    private static Driver driver(Bench bench) {
        return bench.candidate().driver();
    }

    private static void name(Bench bench) {
        String name = driver(bench).name();
        assertFalse(name.isBlank(), "the name is blank");
        assertEquals(name, driver(bench).name());
    }

    private static void kind(Bench bench) {
        assertEquals(driver(bench).kind(), driver(bench).kind());
        assertEquals(driver(bench).errorDomain(), driver(bench).errorDomain());
    }

    private static void schemes(Bench bench) {
        Set<String> schemes = driver(bench).schemes();
        assertFalse(schemes.isEmpty(), "no URI leads to a driver without schemes");
        assertEquals(schemes, driver(bench).schemes());
        for (String scheme : schemes) {
            assertTrue(scheme.matches("[a-z][a-z0-9.-]*"), () -> "no scheme of a URI: " + scheme);
        }
    }

    private static void claimsLocal(Bench bench) {
        ConnectUri uri = ConnectUri.parse(bench.uri());
        assertTrue(driver(bench).schemes().contains(uri.driver()), () -> "the schemes lack that of " + uri);
        assertTrue(driver(bench).claims(uri), () -> uri + " is not claimed");
    }

    private static void claimsNoHost(Bench bench) {
        if (!ConnectUri.parse(bench.uri()).isLocal()) {
            return;
        }
        for (String scheme : driver(bench).schemes()) {
            ConnectUri uri = ConnectUri.parse(scheme + "://host.invalid/system");
            assertFalse(driver(bench).claims(uri), () -> "a local driver claims " + uri);
        }
    }

    private static Map<Class<?>, Map<Class<? extends Facet>, Class<?>>> composition(Driver driver) {
        Map<Class<?>, Map<Class<? extends Facet>, Class<?>>> composition = new LinkedHashMap<>();
        for (Parts<?> parts : driver.parts()) {
            Map<Class<? extends Facet>, Class<?>> types = new LinkedHashMap<>();
            parts.facets().forEach(facet -> types.put(facet, parts.typeOf(facet).orElseThrow()));
            composition.put(parts.subject(), types);
        }
        return composition;
    }

    private static void constantParts(Bench bench) {
        var before = composition(driver(bench));
        assertEquals(before, composition(driver(bench)), "asked twice");
        bench.connect();
        assertEquals(before, composition(driver(bench)), "after a session was opened");
    }

    private static void facetsOnce(Bench bench) {
        List<Class<? extends Facet>> facets = new ArrayList<>();
        driver(bench).parts().forEach(parts -> facets.addAll(parts.facets()));
        assertEquals(new HashSet<>(facets).size(), facets.size(), () -> "twice among " + facets);
    }

    private static void knownFacets(Bench bench) {
        for (Class<? extends Facet> facet : bench.candidate().facets()) {
            assertTrue(Facets.ALL.contains(facet), () -> facet.getName() + " is no facet of this API");
        }
    }

    private static void oneClassEach(Bench bench) {
        Set<Object> refs = new HashSet<>();
        for (Parts<?> parts : driver(bench).parts()) {
            assertTrue(parts.ref().isPresent(), () -> parts.subject() + " offers no facet");
            assertTrue(
                    refs.add(parts.ref().get()),
                    () -> "two classes stand for " + parts.ref().get());
        }
    }

    private static void finder(Bench bench) {
        Class<? extends Facet> finder = FINDERS.get(driver(bench).kind());
        assertTrue(bench.candidate().offers(finder), () -> "nothing can be found without " + finder.getSimpleName());
    }

    private static void companions(Bench bench) {
        Set<DriverKind> companions = driver(bench).companions();
        assertEquals(companions, driver(bench).companions());
        assertFalse(companions.contains(driver(bench).kind()), "a driver is no companion of itself");
        assertTrue(
                companions.isEmpty() || driver(bench).kind() == DriverKind.HYPERVISOR,
                "only a hypervisor takes networks and storage from others");
    }
}
