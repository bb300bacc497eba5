package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StateFolders;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what probes found out in files, one an emulator, so that a restart need not probe again.
 *
 * <p>An entry counts only for the same file and the same host. Whatever is wrong with it, missing, cut short, of another
 * version, means no more than that the emulator is probed again.
 */
final class ProbeCache {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeCache.class);

    /** Goes up with every change of what the facts contain. */
    private static final long FORMAT = 2;

    private static final long MAX_SIZE = 4 << 20;

    private final Path folder;

    ProbeCache(Path folder) {
        this.folder = folder;
    }

    /** The facts that were stored with exactly this key. */
    Optional<Json> read(Path binary, Json key) {
        Path file = file(binary);
        try {
            if (Files.size(file) > MAX_SIZE) {
                return Optional.empty();
            }
            Json entry = JsonText.read(Files.readString(file));
            boolean fits = entry.number("format").orElse(0) == FORMAT
                    && entry.get("key").toString().equals(sorted(key));
            return fits ? Optional.of(entry.get("facts")).filter(Json::isObject) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonText.Malformed e) {
            LOG.info("The cache entry {} cannot be used, so {} is probed again: {}", file, binary, e.getMessage());
            return Optional.empty();
        }
    }

    /** Members as reading gives them, so that both sides of a comparison have one order. */
    private static String sorted(Json json) throws JsonText.Malformed {
        return JsonText.read(json.toString()).toString();
    }

    /** Stores facts; a failure costs only the next start's time. */
    void write(Path binary, Json key, Json facts) {
        Json entry = Json.object().with("format", FORMAT).with("key", key).with("facts", facts);
        Path file = file(binary);
        try {
            StateFolders.create(folder);
            AtomicFiles.write(file, entry + "\n", "what an emulator can do");
        } catch (VirtException e) {
            LOG.warn("{} will be probed again after the next start: {}", binary, e.getMessage());
        }
    }

    private Path file(Path binary) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(binary.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(binary.getFileName() + "-"
                    + String.format("%064x", new BigInteger(1, digest)).substring(0, 16) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
