package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.spi.Identity;
import java.util.Set;

/** What one client opened: the connection to a driver that its calls go to. */
final class Upstream implements AutoCloseable {

    private final Vireo vireo;
    private final String uri;
    private final Set<OpenFlag> flags;
    private final Identity who;
    private volatile Connect connect;

    private Upstream(Vireo vireo, String uri, Set<OpenFlag> flags, Identity who, Connect connect) {
        this.vireo = vireo;
        this.uri = uri;
        this.flags = flags;
        this.who = who;
        this.connect = connect;
    }

    /** Opens a connection; fails when the driver cannot, or is not here. */
    static Upstream open(Vireo vireo, String uri, Set<OpenFlag> flags, Identity who) {
        return new Upstream(vireo, uri, flags, who, vireo.open(uri, flags, who));
    }

    Connect connect() {
        return connect;
    }

    /** Makes a call on the driver. */
    Object call(Row row, Request request) {
        return row.invoke(part(row, request.subject()), request);
    }

    private Facet part(Row row, Ref subject) {
        try {
            return Subjects.part(connect, row.facet(), subject);
        } catch (Unsupported missing) {
            // What the client called is a function, so it is a function that the driver lacks.
            throw missing.number() == ErrorCode.NO_SUPPORT.number() ? lacking(row, missing) : missing;
        }
    }

    private static VirtException lacking(Row row, Unsupported missing) {
        ErrorFacts facts = ErrorFacts.of(ErrorCode.NO_SUPPORT, row.function());
        return VirtException.of(new ErrorFacts(
                facts.code(),
                missing.domainNumber(),
                facts.message(),
                facts.template(),
                facts.detail(),
                facts.more(),
                facts.first(),
                facts.second()));
    }

    @Override
    public void close() {
        connect.close();
    }

    @Override
    public String toString() {
        return uri + " " + flags + " for " + who + " by " + vireo;
    }
}
