package io.vireo.driver.nwfilter;

import io.vireo.VirtException;
import io.vireo.driver.kit.Loaded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bindings of the platform's last run: those whose device is still there hold on, with what the kernel has learned
 * for them; everything else is removed, in the kernel and on disk.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final FilterHost host;
    private final Devices devices;

    Recovery(FilterHost host, Devices devices) {
        this.host = host;
        this.devices = devices;
    }

    void run() {
        Loaded<BindingRecords.Found> loaded = host.records().load();
        List<BindingRecords.Found> found = loaded.objects();
        if (found.isEmpty() && loaded.setAside().isEmpty()) {
            return; // Rules are never without a record: there is nothing to look for.
        }
        List<PortProgram> programs = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (BindingRecords.Found each : found) {
            Binding binding = each.binding();
            if (each.current() && devices.exist(binding.port())) {
                host.restore(binding);
                compile(binding, programs);
            } else {
                gone.add(binding.port());
            }
        }
        if (change(programs, gone)) {
            gone.forEach(host.records()::delete);
        }
    }

    private void compile(Binding binding, List<PortProgram> programs) {
        try {
            programs.add(PortCompiler.compile(binding, host::find));
        } catch (VirtException broken) {
            LOG.error("The filter of '{}' cannot be made again; what the kernel has stays", binding.port(), broken);
        }
    }

    private boolean change(List<PortProgram> programs, Set<String> gone) {
        try {
            Set<String> leaving = new HashSet<>(host.firewall().ports());
            host.bindings().forEach(each -> leaving.remove(each.definition().port()));
            leaving.addAll(gone);
            host.firewall()
                    .change(
                            programs.stream()
                                    .filter(each -> !host.firewall().has(each))
                                    .toList(),
                            leaving);
            return true;
        } catch (VirtException failure) {
            LOG.error("The rules of network filters could not be looked after", failure);
            return false;
        }
    }
}
