package io.vireo.protocol;

import io.vireo.Code;
import io.vireo.domain.DomainRef;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.event.DomainEvent;
import io.vireo.event.MonitorEvent;
import java.time.Instant;
import java.util.Optional;

/** Codecs of the few events that do not lie in a message as their record says. */
final class EventCodecs {

    private static final DomainCodec DOMAIN = new DomainCodec();
    private static final int NANOS_IN_MICRO = 1000;

    /** Only the reason travels. */
    static final Codec<ConnectClosed> CLOSED = new Codec<>() {
        @Override
        public void write(XdrWriter out, ConnectClosed value) {
            out.writeInt(value.reason().code());
        }

        @Override
        public ConnectClosed read(XdrReader in) {
            CloseReason reason = Code.of(CloseReason.class, in.readInt());
            return new ConnectClosed(reason, "the server closed the connection");
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.INT;
        }
    };

    /** The time is in seconds and microseconds. */
    static final Codec<MonitorEvent> MONITOR = new Codec<>() {
        @Override
        public void write(XdrWriter out, MonitorEvent value) {
            DOMAIN.write(out, value.domain());
            out.writeString(value.name());
            out.writeLong(value.time().getEpochSecond());
            out.writeInt(value.time().getNano() / NANOS_IN_MICRO);
            out.writeBoolean(value.details().isPresent());
            value.details().ifPresent(out::writeString);
        }

        @Override
        public MonitorEvent read(XdrReader in) {
            DomainRef domain = DOMAIN.read(in);
            String name = in.readString();
            long seconds = in.readLong();
            long nanos = Integer.toUnsignedLong(in.readInt()) * NANOS_IN_MICRO;
            Optional<String> details = in.readPresent() ? Optional.of(in.readString()) : Optional.empty();
            return new MonitorEvent(domain, name, Instant.ofEpochSecond(seconds, nanos), details);
        }

        @Override
        public int least() {
            return 44;
        }

        @Override
        public String xdr() {
            return Layout.join(DOMAIN.xdr(), Layout.STRING, Layout.HYPER, Layout.INT, Layout.optional(Layout.STRING));
        }
    };

    private EventCodecs() {}

    @SuppressWarnings("unchecked") // only events of the codec's own kind are written with it
    static Codec<Object> cast(Codec<?> codec) {
        return (Codec<Object>) codec;
    }

    private static DomainEvent made(Codec<Object> record, DomainRef domain, int reason) {
        return (DomainEvent) ((RecordCodec) record).make(new Object[] {domain, reason});
    }

    /** The newer style of an event with a reason: the reason comes before the domain. */
    record ReasonFirst(Codec<Object> record) implements Codec<Object> {

        @Override
        public void write(XdrWriter out, Object value) {
            out.writeInt(reason(value));
            DOMAIN.write(out, ((DomainEvent) value).domain());
        }

        private static int reason(Object event) {
            if (event instanceof DomainEvent.PmWakeup wakeup) {
                return wakeup.reason();
            } else if (event instanceof DomainEvent.PmSuspend suspend) {
                return suspend.reason();
            }
            return ((DomainEvent.PmSuspendDisk) event).reason();
        }

        @Override
        public Object read(XdrReader in) {
            int reason = in.readInt();
            return made(record, DOMAIN.read(in), reason);
        }

        @Override
        public int least() {
            return record.least();
        }

        @Override
        public String xdr() {
            return Layout.join(Layout.INT, DOMAIN.xdr());
        }
    }

    /** The older style of an event with a reason: the reason does not travel. */
    record NoReason(Codec<Object> record) implements Codec<Object> {

        @Override
        public void write(XdrWriter out, Object value) {
            DOMAIN.write(out, ((DomainEvent) value).domain());
        }

        @Override
        public Object read(XdrReader in) {
            return made(record, DOMAIN.read(in), 0);
        }

        @Override
        public int least() {
            return DOMAIN.least();
        }

        @Override
        public String xdr() {
            return DOMAIN.xdr();
        }
    }
}
