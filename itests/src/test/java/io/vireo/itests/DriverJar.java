package io.vireo.itests;

import io.vireo.itests.driver.FixtureDriver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A driver bundle that is packed by a test, out of the classes in {@code io.vireo.itests.driver}.
 *
 * @param name its symbolic name
 * @param version its version
 * @param scheme the scheme that it serves
 * @param ranking how it stands among other drivers of that scheme
 * @param references the services that it waits for
 * @param imports the packages that it imports beside those of the API
 * @param classes the classes in it
 */
record DriverJar(
        String name,
        String version,
        String scheme,
        int ranking,
        List<String> references,
        List<String> imports,
        List<String> classes) {

    private static final List<String> CLASSES =
            List.of("FixtureDriver", "FixtureSession", "FixtureDomain", "FixtureFailure", "SilentStream");

    private static final List<String> API =
            List.of("io.vireo", "io.vireo.domain", "io.vireo.event", "io.vireo.spi", "io.vireo.xml");

    /** A driver of a scheme that lacks nothing. */
    static DriverJar of(String scheme) {
        return new DriverJar("io.vireo.itests." + scheme, "1.0.0", scheme, 0, List.of(), List.of(), CLASSES);
    }

    DriverJar named(String other) {
        return new DriverJar(other, version, scheme, ranking, references, imports, classes);
    }

    DriverJar version(String other) {
        return new DriverJar(name, other, scheme, ranking, references, imports, classes);
    }

    DriverJar ranked(int other) {
        return new DriverJar(name, version, scheme, other, references, imports, classes);
    }

    DriverJar referring(String service) {
        return new DriverJar(name, version, scheme, ranking, List.of(service), imports, classes);
    }

    /** The same without one of its classes. */
    DriverJar without(String type) {
        List<String> fewer = classes.stream().filter(each -> !each.equals(type)).toList();
        return new DriverJar(name, version, scheme, ranking, references, imports, fewer);
    }

    DriverJar importing(String packageName) {
        return new DriverJar(name, version, scheme, ranking, references, List.of(packageName), classes);
    }

    /** What its domain says where it comes from. */
    String origin() {
        return name + " " + version;
    }

    /** The jar's bytes. */
    InputStream open() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest())) {
            put(jar, "OSGI-INF/driver.xml", new ByteArrayInputStream(component().getBytes(StandardCharsets.UTF_8)));
            for (String type : classes) {
                put(
                        jar,
                        "io/vireo/itests/driver/" + type + ".class",
                        FixtureDriver.class.getResourceAsStream(type + ".class"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot pack " + name, e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void put(JarOutputStream jar, String entry, InputStream content) throws IOException {
        try (content) {
            jar.putNextEntry(new JarEntry(entry));
            content.transferTo(jar);
        }
    }

    private Manifest manifest() {
        List<String> packages = new ArrayList<>(API);
        packages.addAll(imports);
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", version);
        headers.putValue("Import-Package", String.join(",", packages));
        headers.putValue("Service-Component", "OSGI-INF/driver.xml");
        headers.putValue(
                "Provide-Capability", "io.vireo.driver;kind=hypervisor;scheme=" + scheme + ";version:Version=0.1.0");
        return manifest;
    }

    private String component() {
        StringBuilder waiting = new StringBuilder();
        references.forEach(service -> waiting.append("<reference name='")
                .append(service.substring(service.lastIndexOf('.') + 1))
                .append("' interface='")
                .append(service)
                .append("'/>\n  "));
        return """
                <component xmlns='http://www.osgi.org/xmlns/scr/v1.3.0' name='%s' activate='activate'>
                  <implementation class='io.vireo.itests.driver.FixtureDriver'/>
                  <service><provide interface='io.vireo.spi.Driver'/></service>
                  %s<property name='scheme' value='%s'/>
                  <property name='origin' value='%s'/>
                  <property name='service.ranking' type='Integer' value='%d'/>
                </component>
                """.formatted(name, waiting, scheme, origin(), ranking);
    }
}
