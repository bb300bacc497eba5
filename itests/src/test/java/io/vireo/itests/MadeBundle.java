package io.vireo.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made in memory, that says that it has a driver, with a component that waits for a service. */
final class MadeBundle {
    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s">
              <service><provide interface="io.vireo.spi.Driver"/></service>
              <reference name="cgroups" interface="org.example.Cgroups"/>
              <implementation class="org.example.NeverLoaded"/>
            </scr:component>
            """;

    private final Manifest manifest = new Manifest();
    private final String name;

    private MadeBundle(String name) {
        this.name = name;
        with("Manifest-Version", "1.0");
        with("Bundle-ManifestVersion", "2");
        with("Bundle-SymbolicName", name);
        with("Bundle-Version", "1.2.3");
        with("Service-Component", "OSGI-INF/component.xml");
    }

    /** A bundle with a driver for a scheme. */
    static MadeBundle driver(String name, String scheme) {
        return new MadeBundle(name).with("Provide-Capability", "io.vireo.driver;kind=hypervisor;scheme=" + scheme);
    }

    MadeBundle with(String header, String value) {
        manifest.getMainAttributes().put(new Attributes.Name(header), value);
        return this;
    }

    InputStream content() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
            jar.write(COMPONENT.formatted(name).getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
