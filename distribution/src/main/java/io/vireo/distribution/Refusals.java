package io.vireo.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that lie among the drivers and cannot be used, each with its reason. It is said once in the log, and always
 * to whoever asks: the registry finds this as a service, so that the list of drivers is complete.
 */
final class Refusals implements Supplier<Map<String, String>> {
    /** The property that tells this from other suppliers. */
    static final String PROPERTY = "vireo.refused.drivers";

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Map<Path, String> reasons = new ConcurrentHashMap<>();

    void refuse(Path file, String reason) {
        if (!reason.equals(reasons.put(file, reason))) {
            LOG.warn("{} is not used: {}", file, reason);
        }
    }

    void accept(Path file) {
        reasons.remove(file);
    }

    @Override
    public Map<String, String> get() {
        reasons.keySet().removeIf(Files::notExists);
        Map<String, String> files = new TreeMap<>();
        reasons.forEach((file, reason) -> files.put(file.toString(), reason));
        return files;
    }

    void register(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(PROPERTY, true);
        context.registerService(Supplier.class, this, properties);
    }
}
