package io.vireo.protocol;

import io.vireo.Ref;
import io.vireo.TypedParameters;
import io.vireo.domain.MigrationCookie;
import io.vireo.domain.MigrationParameters;
import io.vireo.domain.MigrationResult;
import io.vireo.domain.MigrationTunnel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shape of the older migration steps: fields in an order of each step's own, which are typed parameters today, and
 * flags of 64 bits. Only servers use it.
 */
final class OldMigration implements Shape {

    /** A field of an older step. */
    enum Field {
        /** What the last step handed over. */
        COOKIE("opaque<4194304>"),
        /** The flags, 64 bits wide. */
        FLAGS(Layout.HYPER),
        /** Whether the migration failed. */
        CANCELLED(Layout.INT),
        /** Where the other daemon is. */
        DESTINATION(Layout.optional(Layout.STRING)),
        /** The domain's XML there. */
        XML(Layout.STRING),
        /** The same, where it may be left out. */
        XML_OR_NOT(Layout.optional(Layout.STRING)),
        /** The domain's name there. */
        NAME(Layout.STRING),
        /** The same, where it may be left out. */
        NAME_OR_NOT(Layout.optional(Layout.STRING)),
        /** Where the hypervisor sends to. */
        URI(Layout.STRING),
        /** The same, where it may be left out. */
        URI_OR_NOT(Layout.optional(Layout.STRING)),
        /** How fast, in MiB a second; 0 is as fast as can be. */
        BANDWIDTH(Layout.HYPER);

        private final String xdr;

        Field(String xdr) {
            this.xdr = xdr;
        }
    }

    /** What an older step answers. */
    enum Result {
        /** What the newest answers. */
        ALL,
        /** Nothing. */
        NOTHING,
        /** Only the domain. */
        DOMAIN,
        /** Nothing but a stream that begins. */
        STREAM
    }

    private static final int COOKIE_BOUND = 4 * 1024 * 1024;

    private final Signature signature;
    private final Result result;
    private final List<Field> fields;

    private OldMigration(Signature signature, Result result, List<Field> fields) {
        this.signature = signature;
        this.result = result;
        this.fields = fields;
    }

    static ShapeMaker of(Result result, Field... fields) {
        return (signature, words) -> new OldMigration(signature, result, List.of(fields));
    }

    /** The fields of one call while they are read. */
    private static final class Step {
        private final TypedParameters.Builder parameters = TypedParameters.builder();
        private MigrationCookie cookie = MigrationCookie.NONE;
        private Set<?> flags = Set.of();
        private boolean cancelled;
        private Optional<String> destination = Optional.empty();
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        throw new UnsupportedOperationException("no client of ours migrates in this form");
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        Step step = new Step();
        for (Field field : fields) {
            read(in, field, step);
        }
        Object[] args = new Object[signature.size()];
        for (int i = 0; i < args.length; i++) {
            args[i] = argument(signature.arg(i), step);
        }
        return new Request(subject, args);
    }

    private void read(XdrReader in, Field field, Step step) {
        switch (field) {
            case COOKIE -> step.cookie = new MigrationCookie(in.readOpaque(COOKIE_BOUND));
            case FLAGS -> step.flags = flags(in.readLong());
            case CANCELLED -> step.cancelled = in.readBoolean();
            case DESTINATION -> step.destination = optional(in);
            case XML -> step.parameters.ofString(MigrationParameters.XML, in.readString());
            case NAME -> step.parameters.ofString(MigrationParameters.NAME, in.readString());
            case URI -> step.parameters.ofString(MigrationParameters.URI, in.readString());
            case XML_OR_NOT -> optional(in).ifPresent(xml -> step.parameters.ofString(MigrationParameters.XML, xml));
            case NAME_OR_NOT ->
                optional(in).ifPresent(name -> step.parameters.ofString(MigrationParameters.NAME, name));
            case URI_OR_NOT -> optional(in).ifPresent(uri -> step.parameters.ofString(MigrationParameters.URI, uri));
            case BANDWIDTH -> bandwidth(in.readLong(), step);
            default -> throw new IllegalStateException(field.name());
        }
    }

    private static Optional<String> optional(XdrReader in) {
        return in.readPresent() ? Optional.of(in.readString()) : Optional.empty();
    }

    private static void bandwidth(long mib, Step step) {
        if (mib != 0) {
            step.parameters.ofUllong(MigrationParameters.BANDWIDTH, mib);
        }
    }

    private Set<?> flags(long mask) {
        if (mask >>> Integer.SIZE != 0) {
            throw UnknownBits.flags(mask);
        }
        for (int i = 0; i < signature.size(); i++) {
            if ((Codec<?>) signature.arg(i) instanceof FlagCodec<?> codec) {
                return codec.set((int) mask);
            }
        }
        throw new IllegalStateException("a migration step without flags");
    }

    private static Object argument(Codec<?> codec, Step step) {
        if (codec instanceof ParametersCodec) {
            return step.parameters.build();
        } else if (codec instanceof FlagCodec<?>) {
            return step.flags;
        } else if (codec instanceof OptionalCodec<?>) {
            return step.destination;
        }
        return codec == Scalars.BOOLEAN ? step.cancelled : step.cookie;
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object value) {
        switch (result) {
            case ALL -> signature.result().write(out, value);
            case DOMAIN -> new DomainCodec().write(out, ((MigrationResult) value).domain());
            case STREAM -> out.attach(((MigrationTunnel) value).stream());
            default -> {}
        }
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        throw new UnsupportedOperationException("no client of ours migrates in this form");
    }

    @Override
    public String args() {
        return Layout.join(
                signature.subjectXdr(),
                Layout.join(fields.stream().map(field -> field.xdr).toArray(String[]::new)));
    }

    @Override
    public String result() {
        return switch (result) {
            case ALL -> signature.result().xdr();
            case DOMAIN -> new DomainCodec().xdr();
            default -> Layout.NOTHING;
        };
    }
}
