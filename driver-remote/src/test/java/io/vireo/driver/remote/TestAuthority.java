package io.vireo.driver.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that issues certificates for a test, by the JDK's own tool. */
final class TestAuthority {

    static final char[] PASSWORD = "changeit".toCharArray();

    private final Path root;

    TestAuthority(Path root) throws Exception {
        this.root = root;
        keytool(store("ca"), "-genkeypair", "-alias", "ca", "-dname", "CN=authority", "-ext", "bc:c");
        export("ca", root.resolve("ca.pem"));
    }

    private Path store(String name) {
        return root.resolve(name + ".p12");
    }

    Path folder(String name) {
        return root.resolve(name);
    }

    KeyStore keys(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store(name))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    /** Issues a certificate, and puts it where a client looks for its own. */
    void issue(String name, String who) throws Exception {
        keytool(store(name), "-genkeypair", "-alias", name, "-dname", "CN=" + who);
        Path request = root.resolve(name + ".csr");
        Path signed = root.resolve(name + ".crt");
        keytool(store(name), "-certreq", "-alias", name, "-file", request.toString());
        keytool(
                store("ca"),
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString(),
                "-rfc",
                "-ext",
                "san=dns:" + who);
        keytool(
                store(name),
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-file",
                root.resolve("ca.pem").toString());
        keytool(store(name), "-importcert", "-noprompt", "-alias", name, "-file", signed.toString());
        Path folder = Files.createDirectories(folder(name));
        Files.copy(root.resolve("ca.pem"), folder.resolve("cacert.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(signed, folder.resolve("clientcert.pem"), StandardCopyOption.REPLACE_EXISTING);
        byte[] key = keys(name).getKey(name, PASSWORD).getEncoded();
        Files.writeString(
                folder.resolve("clientkey.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private void export(String name, Path file) throws Exception {
        keytool(store(name), "-exportcert", "-alias", name, "-rfc", "-file", file.toString());
    }

    private static void keytool(Path store, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        if (List.of(words).contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
