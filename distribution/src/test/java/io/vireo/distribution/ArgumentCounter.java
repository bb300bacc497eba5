package io.vireo.distribution;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A shell whose exit status is the number of its arguments. */
public final class ArgumentCounter implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        ToIntFunction<String[]> shell = this::count;
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("vireo.shell", true));
        context.registerService(ToIntFunction.class, shell, properties);
    }

    private int count(String[] arguments) {
        return arguments.length;
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }
}
