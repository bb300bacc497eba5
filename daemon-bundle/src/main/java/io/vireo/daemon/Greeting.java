package io.vireo.daemon;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.OpenFlag;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.MigrationTarget;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.Feature;
import io.vireo.protocol.Handshake;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How one client opens, asks what the server can do, and closes. */
final class Greeting implements Handshake {

    /** What clients ask before they conduct a migration. */
    private static final Set<Feature> MIGRATION = EnumSet.of(
            Feature.MIGRATION_V3, Feature.MIGRATION_PARAMS, Feature.MIGRATE_CHANGE_PROTECTION, Feature.XML_MIGRATABLE);

    private static final Set<Feature> OFFERED = EnumSet.of(
            Feature.TYPED_PARAM_STRING,
            Feature.PROGRAM_KEEPALIVE,
            Feature.REMOTE_EVENT_CALLBACK,
            Feature.REMOTE_CLOSE_CALLBACK,
            Feature.NETWORK_UPDATE_HAS_CORRECT_ORDER);

    private final Session session;
    private volatile Optional<Upstream> opened = Optional.empty();
    private boolean ended;
    private volatile boolean wantsFarewell;

    Greeting(Session session) {
        this.session = session;
    }

    boolean isOpen() {
        return opened.isPresent();
    }

    /** Says whether the client wants to know why its connection ends. */
    boolean wantsFarewell() {
        return wantsFarewell;
    }

    Upstream upstream() {
        return opened.orElseThrow(() -> wrong("connection not open"));
    }

    @Override
    public void open(Optional<String> name, ClientFlags flags) {
        if (isOpen()) {
            throw wrong("connection already open");
        }
        String uri = name.orElseThrow(() -> wrong("connection not open"));
        requireLocal(uri);
        boolean readOnly = flags.isReadOnly() || session.peer().isReadOnly();
        Set<OpenFlag> how = readOnly ? Set.of(OpenFlag.READ_ONLY) : Set.of();
        Upstream.Wish wish = new Upstream.Wish(uri, how, session.identity());
        keep(Upstream.open(session.host(), wish, session.events()::relisten));
    }

    private void keep(Upstream upstream) {
        synchronized (this) {
            if (!ended) {
                opened = Optional.of(upstream);
                return;
            }
        }
        // The client went while its connection was being opened.
        upstream.close();
    }

    /** A client must not make this process call others on its behalf, or run programs. */
    private static void requireLocal(String uri) {
        if (!uri.isEmpty() && uri.contains(":") && !ConnectUri.parse(uri).isLocal()) {
            throw VirtException.of(ErrorFacts.of(
                            ErrorCode.NO_CONNECT, uri + ": a server opens drivers of its own host only; connect there")
                    .in(ErrorDomain.RPC));
        }
    }

    @Override
    public void close() {
        session.leave();
    }

    @Override
    public boolean supportsFeature(int feature) {
        if (feature == Feature.PROGRAM_KEEPALIVE.code()) {
            session.keepalive().start();
        }
        if (feature == Feature.FILE_PASSING.code()) {
            return session.passesFiles();
        }
        return OFFERED.stream().anyMatch(each -> each.code() == feature)
                || MIGRATION.stream().anyMatch(each -> each.code() == feature) && migrates();
    }

    /** Drivers without migration let clients say so themselves, before anything is changed. */
    private boolean migrates() {
        return opened.map(each -> each.connect().is(MigrationTarget.class)).orElse(false);
    }

    @Override
    public String uri() {
        return upstream().connect().uri().toString();
    }

    @Override
    public void registerCloseCallback() {
        if (wantsFarewell) {
            throw wrong("A close callback is already registered");
        }
        wantsFarewell = true;
    }

    @Override
    public void unregisterCloseCallback() {
        if (!wantsFarewell) {
            throw wrong("close callback not registered");
        }
        wantsFarewell = false;
    }

    @Override
    public void setIdentity(TypedParameters identity) {
        throw VirtException.of(ErrorFacts.of(
                        ErrorCode.NO_SUPPORT, "virConnectSetIdentity: this server takes no one's word for another")
                .in(ErrorDomain.RPC));
    }

    /** Closes what was opened. */
    void end() {
        Optional<Upstream> last;
        synchronized (this) {
            ended = true;
            last = opened;
            opened = Optional.empty();
        }
        last.ifPresent(Upstream::close);
    }

    private static VirtException wrong(String detail) {
        return VirtException.of(ErrorFacts.of(ErrorCode.INTERNAL_ERROR, detail).in(ErrorDomain.RPC));
    }
}
