package io.vireo.driver.nwfilter;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** The filters and bindings of some folders, shared by all sessions of them. Reads wait for nobody. */
final class FilterHost implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StateFolders folders;
    private final FolderClaim claim;
    private final DefinitionStore store;
    private final BindingRecords records;
    private final Firewall firewall;
    private final ObjectTable<HostFilter> filters = new ObjectTable<>();
    private final Map<String, HostBinding> bindings = new ConcurrentSkipListMap<>();
    // A filter may hold at any port: changes are made one after the other.
    private final ObjectLock lock = new ObjectLock(() -> "the network filters");

    private FilterHost(StateFolders folders, FolderClaim claim, Nft nft) {
        this.folders = folders;
        this.claim = claim;
        this.store = DefinitionStore.open(folders.config());
        this.records = new BindingRecords(folders);
        this.firewall = new Firewall(TableName.of(folders.run()), nft);
    }

    /**
     * Opens the folders and finds what is defined and what is bound.
     *
     * @throws io.vireo.Busy when another process has them
     */
    static FilterHost open(StateFolders folders, Function<Path, Nft> nft, Devices devices) {
        Path run = folders.create().run();
        FolderClaim claim = FolderClaim.of(run, "the network filters");
        try {
            FilterHost host = new FilterHost(folders, claim, nft.apply(run));
            host.store
                    .load(stored -> FilterXml.read(stored.text(), false))
                    .objects()
                    .forEach(host::take);
            new Recovery(host, devices).run();
            return host;
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    private void take(Filter filter) {
        filters.add(filter.name(), filter.uuid(), new HostFilter(this, filter));
    }

    /** Lets go of the folders; filters hold on. */
    @Override
    public void close() {
        claim.close();
    }

    StateFolders folders() {
        return folders;
    }

    BindingRecords records() {
        return records;
    }

    Firewall firewall() {
        return firewall;
    }

    ObjectTable<HostFilter> filters() {
        return filters;
    }

    Collection<HostBinding> bindings() {
        return List.copyOf(bindings.values());
    }

    HostFilter require(UUID uuid) {
        return filters.find(uuid)
                .orElseThrow(
                        () -> new NotFound(ErrorCode.NO_NWFILTER, "no nwfilter with matching uuid '" + uuid + "'"));
    }

    HostBinding require(String port) {
        return Optional.ofNullable(bindings.get(port))
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_NWFILTER_BINDING, "no nwfilter binding for port dev '" + Names.shown(port) + "'"));
    }

    Optional<Filter> find(String name) {
        return filters.find(name).map(HostFilter::definition);
    }

    private void change(String what, Runnable work) {
        lock.run(LockLevel.MODIFY, what, PATIENCE, work);
    }

    /** Defines a filter, or changes it wherever it holds. */
    void define(Filter wanted) {
        change("definition of network filter '" + wanted.name() + "'", () -> put(wanted));
    }

    private void put(Filter wanted) {
        Optional<HostFilter> old = existing(wanted);
        Function<String, Optional<Filter>> then = name -> name.equals(wanted.name()) ? Optional.of(wanted) : find(name);
        FilterTree.requireNoLoop(wanted, then);
        List<HostBinding> users = users(wanted.name());
        List<PortProgram> programs = compile(users, then);
        firewall.change(programs, Set.of());
        try {
            store.save(wanted.name(), FilterXml.write(wanted).toString());
        } catch (RuntimeException failure) {
            firewall.change(compile(users, this::find), Set.of());
            throw failure;
        }
        old.ifPresentOrElse(each -> each.become(wanted), () -> take(wanted));
    }

    private static List<PortProgram> compile(List<HostBinding> users, Function<String, Optional<Filter>> filters) {
        List<PortProgram> programs = new ArrayList<>();
        users.forEach(each -> programs.add(PortCompiler.compile(each.definition(), filters)));
        return programs;
    }

    private Optional<HostFilter> existing(Filter wanted) {
        Optional<HostFilter> sameUuid = filters.find(wanted.uuid());
        sameUuid.map(HostFilter::definition)
                .filter(each -> !each.name().equals(wanted.name()))
                .ifPresent(other -> {
                    throw new AlreadyExists(
                            ErrorCode.OPERATION_FAILED,
                            "filter with same UUID but different name ('" + other.name() + "') already exists");
                });
        find(wanted.name()).filter(each -> !each.uuid().equals(wanted.uuid())).ifPresent(other -> {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED,
                    "filter '" + other.name() + "' already exists with uuid " + other.uuid());
        });
        return sameUuid;
    }

    /** The bindings at whose ports a filter holds, by itself or by way of others. */
    private List<HostBinding> users(String name) {
        return bindings.values().stream()
                .filter(each -> uses(each.definition().filter().filter(), name))
                .toList();
    }

    private boolean uses(String start, String name) {
        return start.equals(name)
                || find(start)
                        .filter(filter -> FilterTree.below(filter, this::find).contains(name))
                        .isPresent();
    }

    /** Removes a filter that holds nowhere. */
    void undefine(HostFilter filter) {
        String name = filter.definition().name();
        change("removal of network filter '" + name + "'", () -> {
            HostFilter present = require(filter.definition().uuid());
            if (!users(name).isEmpty()) {
                throw new InvalidState("nwfilter is in use");
            }
            store.delete(name);
            filters.remove(present.definition().uuid());
        });
    }

    /** Binds a filter to a port; it holds when this returns. */
    void bind(Binding wanted) {
        change("binding of a network filter to '" + wanted.port() + "'", () -> {
            if (bindings.containsKey(wanted.port())) {
                throw new AlreadyExists(ErrorCode.OPERATION_FAILED, "binding '" + wanted.port() + "' already exists");
            }
            PortProgram program = PortCompiler.compile(wanted, this::find);
            records.save(wanted);
            try {
                firewall.change(List.of(program), Set.of());
            } catch (RuntimeException failure) {
                records.delete(wanted.port());
                throw failure;
            }
            restore(wanted);
        });
    }

    /** Takes a binding whose rules are in place. */
    void restore(Binding binding) {
        bindings.put(binding.port(), new HostBinding(this, binding));
    }

    /** Removes the rules of a port, then the binding. */
    void unbind(String port) {
        change("removal of the network filter from '" + port + "'", () -> {
            require(port);
            firewall.change(List.of(), Set.of(port));
            records.delete(port);
            bindings.remove(port);
        });
    }
}
