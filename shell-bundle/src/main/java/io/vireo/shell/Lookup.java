package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.device.NodeDevice;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Snapshot;
import io.vireo.domain.Snapshots;
import io.vireo.iface.HostInterface;
import io.vireo.iface.HostInterfaces;
import io.vireo.network.Network;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilter;
import io.vireo.nwfilter.NwFilters;
import io.vireo.secret.Secret;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVol;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the objects that a user names: by id, UUID or name, in the order in which virsh tries them. */
final class Lookup {

    private static final Pattern ID = Pattern.compile("\\d{1,9}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{32}");

    private final Connect connect;

    Lookup(Connect connect) {
        this.connect = connect;
    }

    Domain domain(Arguments arguments) {
        return domain(arguments.get("domain"));
    }

    Domain domain(String text) {
        Domains domains = connect.as(Domains.class);
        DomainRef ref = Optional.of(text)
                .filter(word -> ID.matcher(word).matches())
                .flatMap(word -> found(Integer.valueOf(word), domains::domainById))
                .or(() -> uuid(text).flatMap(uuid -> found(uuid, domains::domainByUuid)))
                .or(() -> found(text, domains::domainByName))
                .orElseThrow(() -> new CommandFailed("failed to get domain '" + text + "'"));
        return connect.at(ref);
    }

    Network network(Arguments arguments) {
        String text = arguments.get("network");
        Networks networks = connect.as(Networks.class);
        return connect.at(uuid(text)
                .flatMap(uuid -> found(uuid, networks::networkByUuid))
                .orElseGet(() -> last("network", text, networks::networkByName)));
    }

    StoragePool pool(Arguments arguments) {
        return pool(arguments.get("pool"));
    }

    private StoragePool pool(String text) {
        StoragePools pools = connect.as(StoragePools.class);
        return connect.at(uuid(text)
                .flatMap(uuid -> found(uuid, pools::poolByUuid))
                .orElseGet(() -> last("pool", text, pools::poolByName)));
    }

    StorageVol vol(Arguments arguments) {
        return vol(arguments.get("vol"), arguments.find("pool"));
    }

    StorageVol vol(String text, Optional<String> pool) {
        Optional<StorageVol> inPool = pool.flatMap(name -> found(text, this.pool(name)::vol));
        StoragePools pools = connect.as(StoragePools.class);
        return inPool.or(() -> found(text, pools::volByKey).map(connect::at))
                .orElseGet(() -> connect.at(last("vol", text, pools::volByPath)));
    }

    HostInterface hostInterface(String text) {
        HostInterfaces interfaces = connect.as(HostInterfaces.class);
        return connect.at(found(text, interfaces::interfaceByName)
                .or(() -> found(text, interfaces::interfaceByMac))
                .orElseThrow(() -> new CommandFailed("failed to get interface '" + text + "'")));
    }

    NodeDevice nodeDevice(String text) {
        try {
            return connect.nodeDevice(text);
        } catch (NotFound missing) {
            throw new CommandFailed("Could not find matching device '" + text + "'", missing);
        }
    }

    Secret secret(Arguments arguments) {
        String text = arguments.get("secret");
        return uuid(text)
                .flatMap(uuid -> found(uuid, connect::secret))
                .orElseThrow(() -> new CommandFailed("failed to get secret '" + text + "'"));
    }

    NwFilter nwFilter(Arguments arguments) {
        String text = arguments.get("nwfilter");
        NwFilters filters = connect.as(NwFilters.class);
        return connect.at(uuid(text)
                .flatMap(uuid -> found(uuid, filters::nwFilterByUuid))
                .orElseGet(() -> last("nwfilter", text, filters::nwFilterByName)));
    }

    Snapshot snapshot(Domain domain, Arguments arguments) {
        Snapshots snapshots = domain.as(Snapshots.class);
        return connect.at(
                arguments.find("snapshotname").map(snapshots::snapshotByName).orElseGet(snapshots::currentSnapshot));
    }

    private static Optional<UUID> uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = text.replace("-", "");
        return Optional.of(new UUID(
                Long.parseUnsignedLong(plain.substring(0, 16), 16), Long.parseUnsignedLong(plain.substring(16), 16)));
    }

    /** Makes the look-up whose failure the user is told. */
    private static <V> V last(String kind, String text, Function<String, V> lookup) {
        try {
            return lookup.apply(text);
        } catch (NotFound missing) {
            throw new CommandFailed("failed to get " + kind + " '" + text + "'", missing);
        }
    }

    private static <K, V> Optional<V> found(K key, Function<K, V> lookup) {
        try {
            return Optional.of(lookup.apply(key));
        } catch (VirtException missing) {
            if (missing instanceof NotFound || missing instanceof Unsupported) {
                return Optional.empty();
            }
            throw missing;
        }
    }
}
