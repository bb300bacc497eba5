package io.vireo.driver.iface;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Begins, commits and takes back a change of interfaces; to be used under the lock of the host. */
final class InterfaceChange {

    private final InterfaceHost host;
    private final PendingChange pending;

    InterfaceChange(InterfaceHost host, PendingChange pending) {
        this.host = host;
        this.pending = pending;
    }

    void begin() {
        if (pending.find().isPresent()) {
            throw InterfaceRefusal.state("there is another transaction running.");
        }
        pending.begin(host.definitions().values(), started().values());
    }

    private Map<String, Element> started() {
        return host.records().list().stream()
                .map(InterfaceRecords.Started::definition)
                .collect(Collectors.toMap(InterfaceXml::name, Function.identity()));
    }

    void commit() {
        if (pending.find().isEmpty()) {
            throw InterfaceRefusal.state("no transaction running, nothing to be committed.");
        }
        pending.end();
    }

    /** Brings definitions back, and what runs; goes on after a failure, so that as much as can be is as it was. */
    void rollback() {
        PendingChange.Kept kept = pending.find()
                .orElseThrow(() -> InterfaceRefusal.state("no transaction running, nothing to rollback."));
        boolean running = !pending.isOfEarlierBoot();
        List<VirtException> failures = new ArrayList<>();
        if (running) {
            stopOthers(kept, failures);
        }
        restoreDefinitions(kept, failures);
        if (running) {
            startAgain(kept, failures);
        }
        pending.end();
        Optional<VirtException> first = failures.stream().findFirst();
        if (first.isPresent()) {
            failures.stream().skip(1).forEach(first.get()::addSuppressed);
            throw first.get();
        }
    }

    /** Stops what did not run, or ran otherwise. */
    private void stopOthers(PendingChange.Kept kept, List<VirtException> failures) {
        started().forEach((name, now) -> {
            if (!kept.started().contains(now)) {
                attempt(failures, () -> host.stop(name));
            }
        });
    }

    private void restoreDefinitions(PendingChange.Kept kept, List<VirtException> failures) {
        List<String> names = kept.defined().stream().map(InterfaceXml::name).toList();
        host.definitions().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> attempt(failures, () -> host.forget(name)));
        kept.defined().stream()
                .filter(each -> !host.definition(InterfaceXml.name(each)).equals(Optional.of(each)))
                .forEach(each -> attempt(failures, () -> host.keep(each)));
    }

    private void startAgain(PendingChange.Kept kept, List<VirtException> failures) {
        Map<String, Element> now = started();
        kept.started().stream()
                .map(InterfaceXml::name)
                .filter(name -> !now.containsKey(name) && host.definition(name).isPresent())
                .forEach(name -> attempt(failures, () -> host.start(name)));
    }

    private static void attempt(List<VirtException> failures, Runnable step) {
        try {
            step.run();
        } catch (VirtException failure) {
            failures.add(failure);
        }
    }
}
