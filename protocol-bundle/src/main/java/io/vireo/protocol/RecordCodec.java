package io.vireo.protocol;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** A record as its components, one after the other. */
final class RecordCodec implements Codec<Object> {

    private static final Object[] NO_ARGUMENTS = {};

    private final Caller constructor;
    private final Caller[] accessors;
    private final Codec<Object>[] codecs;
    private final int least;

    RecordCodec(Class<?> type, List<Codec<Object>> codecs) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.codecs = array(codecs);
        this.least = codecs.stream().mapToInt(Codec::least).sum();
        this.accessors = Arrays.stream(components)
                .map(component -> new Caller(component.getAccessor()))
                .toArray(Caller[]::new);
        try {
            constructor = new Caller(type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " is no record", impossible);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a parameterized type
    static Codec<Object>[] array(List<Codec<Object>> codecs) {
        return codecs.toArray(new Codec[0]);
    }

    @Override
    public void write(XdrWriter out, Object value) {
        for (int i = 0; i < accessors.length; i++) {
            codecs[i].write(out, accessors[i].call(value, NO_ARGUMENTS));
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
        return constructor.call(null, values);
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
