package io.vireo.protocol;

import io.vireo.TypedParameter;
import io.vireo.TypedParameter.Type;
import io.vireo.TypedParameters;
import java.util.ArrayList;
import java.util.List;

/** Typed parameters: a list of names, type numbers and values. */
record ParametersCodec(int bound) implements Codec<TypedParameters> {

    private static final int NAME = 79;
    private static final int LEAST = 12;

    @Override
    public void write(XdrWriter out, TypedParameters value) {
        write(out, value.list());
    }

    void write(XdrWriter out, List<TypedParameter> list) {
        out.writeCount(list.size(), bound);
        for (TypedParameter each : list) {
            out.writeString(each.name(), NAME);
            out.writeInt(each.type().code());
            writeValue(out, each);
        }
    }

    private static void writeValue(XdrWriter out, TypedParameter each) {
        switch (each.type()) {
            case INT, UINT -> out.writeInt((Integer) each.value());
            case LLONG, ULLONG -> out.writeLong((Long) each.value());
            case DOUBLE -> out.writeDouble((Double) each.value());
            case BOOLEAN -> out.writeBoolean((Boolean) each.value());
            case STRING -> out.writeString((String) each.value());
            default -> throw new XdrException(each.name() + " has a type that cannot be sent");
        }
    }

    @Override
    public TypedParameters read(XdrReader in) {
        int count = in.readCount(bound, LEAST);
        List<TypedParameter> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = in.readString(NAME);
            Type type = type(in.readInt());
            list.add(new TypedParameter(name, type, readValue(in, type)));
        }
        return new TypedParameters(list);
    }

    private static Type type(int number) {
        return switch (number) {
            case 1 -> Type.INT;
            case 2 -> Type.UINT;
            case 3 -> Type.LLONG;
            case 4 -> Type.ULLONG;
            case 5 -> Type.DOUBLE;
            case 6 -> Type.BOOLEAN;
            case 7 -> Type.STRING;
            default -> throw new XdrException("a typed parameter of type " + number);
        };
    }

    private static Object readValue(XdrReader in, Type type) {
        return switch (type) {
            case INT, UINT -> in.readInt();
            case LLONG, ULLONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            default -> in.readString();
        };
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public String xdr() {
        return Layout.list(bound, Layout.join(Layout.STRING, "param"));
    }

    @Override
    public TypedParameters none() {
        return TypedParameters.NONE;
    }
}
