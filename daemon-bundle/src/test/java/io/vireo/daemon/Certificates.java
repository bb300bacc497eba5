package io.vireo.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and what it signs, made by the JDK's keytool in a folder of a test. */
final class Certificates {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String LINE = "-----";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes an authority. */
    static Certificates make(Path folder) throws Exception {
        Certificates made = new Certificates(Files.createDirectories(folder));
        made.keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=Authority,O=Vireo",
                "-ext",
                "bc:c",
                "-ext",
                "ku=keyCertSign");
        made.write(
                "cacert.pem", "CERTIFICATE", made.store().getCertificate("ca").getEncoded());
        return made;
    }

    /** Makes a key, and a certificate for it that the authority signs. */
    void sign(String alias, String name, String... extensions) throws Exception {
        keytool("-genkeypair", "-alias", alias, "-dname", name);
        keytool("-certreq", "-alias", alias, "-file", path(alias + ".csr"));
        List<String> words = new ArrayList<>(
                List.of("-gencert", "-alias", "ca", "-infile", path(alias + ".csr"), "-outfile", path(alias + ".crt")));
        for (String each : extensions) {
            words.add("-ext");
            words.add(each);
        }
        keytool(words.toArray(String[]::new));
        keytool("-importcert", "-alias", alias, "-file", path(alias + ".crt"));
        write(alias + "cert.pem", "CERTIFICATE", store().getCertificate(alias).getEncoded());
        write(alias + "key.pem", "PRIVATE KEY", store().getKey(alias, PASSWORD).getEncoded());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Certificate certificate(String alias) throws GeneralSecurityException, IOException {
        return store().getCertificate(alias);
    }

    KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve("store.p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    static char[] password() {
        return PASSWORD.clone();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name),
                LINE + "BEGIN " + kind + LINE + "\n" + text + "\n" + LINE + "END " + kind + LINE + "\n");
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", path("store.p12"), "-storepass", new String(PASSWORD), "-noprompt"));
        if (words[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }
}
