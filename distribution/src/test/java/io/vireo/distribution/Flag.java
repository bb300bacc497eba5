package io.vireo.distribution;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that shows in a system property of its name whether it runs. */
public final class Flag implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        System.setProperty(context.getBundle().getSymbolicName(), "runs");
    }

    @Override
    public void stop(BundleContext context) {
        System.clearProperty(context.getBundle().getSymbolicName());
    }
}
