package io.vireo.driver.nwfilter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of the table of some folders: two platforms with folders of their own never meet in one. */
final class TableName {

    private TableName() {}

    static String of(Path run) {
        try {
            byte[] path = run.toString().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
            return "vireo-filters-" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java knows SHA-256", impossible);
        }
    }
}
