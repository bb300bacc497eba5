package io.vireo.protocol;

import io.vireo.Flag;
import io.vireo.Ref;
import io.vireo.TypedParameters;
import io.vireo.domain.SaveParameters;
import java.util.Optional;
import java.util.Set;

/** The shape of the older forms of save and restore: a file and, in the second oldest, XML and flags. */
final class SavedForm implements Shape {

    private final Signature signature;
    private final boolean hasXml;

    private SavedForm(Signature signature, boolean hasXml) {
        this.signature = signature;
        this.hasXml = hasXml;
    }

    static ShapeMaker file() {
        return (signature, words) -> new SavedForm(signature, false);
    }

    static ShapeMaker fileXmlFlags() {
        return (signature, words) -> new SavedForm(signature, true);
    }

    @Override
    public boolean canAsk(Object[] args) {
        TypedParameters values = (TypedParameters) args[0];
        int most = hasXml && values.text(SaveParameters.XML).isPresent() ? 2 : 1;
        return values.text(SaveParameters.FILE).isPresent()
                && values.list().size() <= most
                && (hasXml || ((Set<?>) args[1]).isEmpty());
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        TypedParameters values = (TypedParameters) request.args()[0];
        out.writeString(values.text(SaveParameters.FILE).orElse(""));
        if (hasXml) {
            Optional<String> xml = values.text(SaveParameters.XML);
            out.writeBoolean(xml.isPresent());
            xml.ifPresent(out::writeString);
            out.writeInt(mask(request.args()[1]));
        }
    }

    @SuppressWarnings("unchecked") // the second argument is a set of flags
    private static int mask(Object flags) {
        return Flag.mask((Set<? extends Flag>) flags);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        TypedParameters.Builder values = TypedParameters.builder();
        values.ofString(SaveParameters.FILE, in.readString());
        Set<?> flags = Set.of();
        if (hasXml) {
            if (in.readPresent()) {
                values.ofString(SaveParameters.XML, in.readString());
            }
            flags = ((FlagCodec<?>) signature.last()).set(in.readInt());
        }
        return new Request(subject, new Object[] {values.build(), flags});
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        // There is no result.
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        return null;
    }

    @Override
    public String args() {
        String file = Layout.join(signature.subjectXdr(), Layout.STRING);
        return hasXml ? Layout.join(file, Layout.optional(Layout.STRING), Layout.INT) : file;
    }

    @Override
    public String result() {
        return Layout.NOTHING;
    }
}
