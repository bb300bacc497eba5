package io.vireo.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** Writes bundles with one activator each, out of the classes of these tests; they say that they have a driver. */
final class BundleFile {
    private BundleFile() {}

    static Path write(Path jar, String name, Class<? extends BundleActivator> activator) throws IOException {
        return write(jar, name, activator, "org.osgi.framework");
    }

    static Path write(Path jar, String name, Class<? extends BundleActivator> activator, String imports)
            throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Activator", activator.getName());
        headers.putValue("Import-Package", imports);
        headers.putValue("Provide-Capability", "io.vireo.driver;kind=hypervisor;scheme=\"" + name + "\"");
        String entry = activator.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest);
                InputStream code = activator.getClassLoader().getResourceAsStream(entry)) {
            content.putNextEntry(new JarEntry(entry));
            code.transferTo(content);
        }
        return jar;
    }
}
