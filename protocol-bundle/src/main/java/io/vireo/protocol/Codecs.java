package io.vireo.protocol;

import io.vireo.Bytes;
import io.vireo.Chars;
import io.vireo.Code;
import io.vireo.CodePair;
import io.vireo.ConnectRef;
import io.vireo.CpuSet;
import io.vireo.Flag;
import io.vireo.Kib;
import io.vireo.Mib;
import io.vireo.Micros;
import io.vireo.Millis;
import io.vireo.Nanos;
import io.vireo.Ref;
import io.vireo.Seconds;
import io.vireo.Text;
import io.vireo.TypedParameters;
import io.vireo.VirtStream;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.DomainRef;
import io.vireo.domain.MigrationCookie;
import java.io.FileDescriptor;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Derives the codec of a type from the signature in which it stands. */
final class Codecs {

    /** The bound of a list where a row says none. */
    static final int LIST = 16_384;

    private static final int WIDE = 64;
    private static final int COOKIE = 4 * 1024 * 1024;

    private static final Map<Class<?>, Codec<?>> SIMPLE = Map.ofEntries(
            Map.entry(void.class, Scalars.VOID),
            Map.entry(int.class, Scalars.INT),
            Map.entry(Integer.class, Scalars.INT),
            Map.entry(long.class, Scalars.LONG),
            Map.entry(Long.class, Scalars.LONG),
            Map.entry(double.class, Scalars.DOUBLE),
            Map.entry(boolean.class, Scalars.BOOLEAN),
            Map.entry(UUID.class, Scalars.UUID),
            Map.entry(OptionalInt.class, Scalars.ID),
            Map.entry(VirtStream.class, Beside.STREAM),
            Map.entry(FileDescriptor.class, Beside.FILE),
            Map.entry(DomainRef.class, new DomainCodec()),
            Map.entry(SaslData.class, new SaslCodec()),
            Map.entry(ConnectRef.class, Scalars.VOID));

    private final Bounds bounds;
    private final boolean arguments;

    private Codecs(Bounds bounds, boolean arguments) {
        this.bounds = bounds;
        this.arguments = arguments;
    }

    /** Derives codecs of arguments, in which an unknown number is refused. */
    static Codecs ofArguments(Bounds bounds) {
        return new Codecs(bounds, true);
    }

    /** Derives codecs of results, in which an unknown number is kept as such. */
    static Codecs ofResults(Bounds bounds) {
        return new Codecs(bounds, false);
    }

    /** Returns the codec of a kind of reference. */
    static Codec<Object> of(Class<? extends Ref> ref) {
        return ofResults(Bounds.NONE).plain(ref, 0);
    }

    /** Returns the codec of an event's record. */
    static Codec<Object> ofEvents(Class<?> event, Bounds bounds) {
        return ofResults(bounds).plain(event, 0);
    }

    Codec<Object> of(AnnotatedType type) {
        return of(type, 0);
    }

    @SuppressWarnings("unchecked") // the codec of T was derived from T
    private static Codec<Object> cast(Codec<?> codec) {
        return (Codec<Object>) codec;
    }

    private Codec<Object> of(AnnotatedType type, int depth) {
        if (type instanceof AnnotatedParameterizedType container) {
            return container(container, depth);
        }
        Class<?> plain = (Class<?>) type.getType();
        if (plain == Bytes.class) {
            return cast(bytes(type));
        } else if (plain == Duration.class) {
            return cast(duration(type));
        } else if (plain == Instant.class) {
            Seconds seconds = type.getAnnotation(Seconds.class);
            return cast(seconds == null ? Units.INSTANT : Units.instantOfSeconds(seconds.bits() == WIDE));
        } else if (plain == String.class) {
            Chars chars = type.getAnnotation(Chars.class);
            return cast(chars == null ? Scalars.STRING : Texts.of(chars));
        } else if (plain == CpuSet.class) {
            return cast(type.isAnnotationPresent(Text.class) ? Scalars.CPU_TEXT : Scalars.CPU_SET);
        } else if (plain == Bandwidth.class && type.isAnnotationPresent(Mib.class)) {
            return cast(Units.BANDWIDTH_MIBS);
        }
        return plain(plain, depth);
    }

    private static Codec<Bytes> bytes(AnnotatedType type) {
        if (type.isAnnotationPresent(Kib.class)) {
            return Units.KIBS;
        }
        return type.isAnnotationPresent(Mib.class) ? Units.MIBS : Units.BYTES;
    }

    private static Codec<Duration> duration(AnnotatedType type) {
        if (type.isAnnotationPresent(Seconds.class)) {
            return Units.seconds(type.getAnnotation(Seconds.class).bits() == WIDE);
        } else if (type.isAnnotationPresent(Millis.class)) {
            return Units.millis(type.getAnnotation(Millis.class).bits() == WIDE);
        } else if (type.isAnnotationPresent(Micros.class)) {
            return Units.micros();
        } else if (type.isAnnotationPresent(Nanos.class)) {
            return Units.nanos();
        }
        throw new IllegalArgumentException("a duration without a unit");
    }

    private Codec<Object> container(AnnotatedParameterizedType container, int depth) {
        AnnotatedType element = container.getAnnotatedActualTypeArguments()[0];
        Class<?> raw = (Class<?>) ((ParameterizedType) container.getType()).getRawType();
        if (raw == Set.class) {
            return cast(flags((Class<?>) element.getType()));
        } else if (raw == Optional.class) {
            return cast(new OptionalCodec<>(of(element, depth)));
        } else if (raw == List.class) {
            return element.getType() == FileDescriptor.class
                    ? cast(Beside.FILES)
                    : cast(new ListCodec<>(of(element, depth + 1), bounds.at(depth)));
        }
        throw new IllegalArgumentException("a container like " + raw);
    }

    private Codec<Object> plain(Class<?> type, int depth) {
        Codec<?> simple = SIMPLE.get(type);
        if (simple != null) {
            return cast(simple);
        } else if (type == String.class) {
            return cast(Scalars.STRING);
        } else if (type == byte[].class) {
            return cast(new Blocks(bounds.at(depth)));
        } else if (type == TypedParameters.class) {
            return cast(new ParametersCodec(bounds.at(depth)));
        } else if (type == MigrationCookie.class) {
            return cast(new CookieCodec(COOKIE));
        } else if (type.isEnum()) {
            return cast(named(type));
        } else if (type.isRecord()) {
            return new RecordCodec(type, components(type, depth));
        }
        throw new IllegalArgumentException("the wire carries no " + type);
    }

    private List<Codec<Object>> components(Class<?> type, int depth) {
        List<Codec<Object>> codecs = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            codecs.add(of(component.getAnnotatedType(), depth));
        }
        return codecs;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum that is a Flag
    private static Codec<?> flags(Class<?> kind) {
        if (!kind.isEnum() || !Flag.class.isAssignableFrom(kind)) {
            throw new IllegalArgumentException("a set of " + kind + ", which is no flag");
        }
        return new FlagCodec(kind);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum that is a Code or a CodePair
    private Codec<?> named(Class<?> kind) {
        if (Code.class.isAssignableFrom(kind)) {
            return new CodeCodec(kind, arguments);
        } else if (CodePair.class.isAssignableFrom(kind)) {
            return new PairCodec(kind);
        }
        throw new IllegalArgumentException(kind + " has no numbers");
    }

    /** The bytes that one side of a migration sends the other. */
    private record CookieCodec(int bound) implements Codec<MigrationCookie> {

        @Override
        public void write(XdrWriter out, MigrationCookie value) {
            out.writeOpaque(value.bytes(), bound);
        }

        @Override
        public MigrationCookie read(XdrReader in) {
            return new MigrationCookie(in.readOpaque(bound));
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.opaque(bound);
        }
    }
}
