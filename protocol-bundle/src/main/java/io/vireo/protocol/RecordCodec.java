package io.vireo.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** A record as its components, one after the other. */
final class RecordCodec implements Codec<Object> {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    private final Codec<Object>[] codecs;
    private final int least;

    RecordCodec(Class<?> type, List<Codec<Object>> codecs) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.codecs = array(codecs);
        this.least = codecs.stream().mapToInt(Codec::least).sum();
        try {
            constructor = LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            accessors = new MethodHandle[components.length];
            for (int i = 0; i < accessors.length; i++) {
                accessors[i] = LOOKUP.findVirtual(type, components[i].getName(), MethodType.methodType(types[i]))
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(type + " cannot be carried: it is not visible", hidden);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a parameterized type
    static Codec<Object>[] array(List<Codec<Object>> codecs) {
        return codecs.toArray(new Codec[0]);
    }

    @Override
    public void write(XdrWriter out, Object value) {
        try {
            for (int i = 0; i < accessors.length; i++) {
                codecs[i].write(out, (Object) accessors[i].invokeExact(value));
            }
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Object read(XdrReader in) {
        Object[] values = new Object[codecs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = codecs[i].read(in);
        }
        return make(values);
    }

    Object make(Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int least() {
        return least;
    }

    @Override
    public String xdr() {
        return Layout.join(Arrays.stream(codecs).map(Codec::xdr).toArray(String[]::new));
    }

    @Override
    public boolean hasFiles() {
        return Arrays.stream(codecs).anyMatch(Codec::hasFiles);
    }
}
