package io.vireo.protocol;

import io.vireo.Facet;

/**
 * The words before a row: what is on the wire and not in the method's signature.
 *
 * <p>Each word returns these words with one more fact; {@code row} ends them.
 */
final class Words {

    private boolean reserved;
    private boolean texts;
    private boolean urgent;
    private Row.Flow flow = Row.Flow.NONE;
    private Bounds bounds = Bounds.NONE;
    private Extra extra = Extra.NONE;
    private AnswerForm answer = AnswerForm.PLAIN;
    private ShapeMaker shape = Regular::new;
    private boolean older;

    Words() {}

    /** A flags word follows that has no flags yet. */
    Words reserved() {
        reserved = true;
        return this;
    }

    /** A flags word follows in which the client may say that texts are welcome among the parameters. */
    Words reservedButForTexts() {
        texts = true;
        return reserved();
    }

    /** Workers that are kept free for what must not wait may serve it too: the driver answers at once. */
    Words urgent() {
        urgent = true;
        return this;
    }

    /** How long lists, blocks and parameters may be, from the outermost inwards. */
    Words max(int... byDepth) {
        bounds = new Bounds(byDepth);
        return this;
    }

    /** The client says whether it wants the list or only its length; both are answered. */
    Words listing() {
        extra = Extra.NEED_RESULTS;
        answer = AnswerForm.LISTING;
        return this;
    }

    /** The list's length follows the list. */
    Words counted() {
        answer = AnswerForm.COUNTED;
        return this;
    }

    /** The client says how many elements it takes. */
    Words capped() {
        extra = Extra.CAP;
        answer = AnswerForm.CAPPED;
        return this;
    }

    /** As {@link #capped()}; the number follows, and asking for none asks for it. */
    Words cappedAndCounted() {
        extra = Extra.CAP;
        answer = AnswerForm.CAPPED_COUNTED;
        return this;
    }

    /** The client says how many parameters it takes, and whether texts may be among them; their number follows. */
    Words query() {
        extra = Extra.PARAMETERS;
        answer = AnswerForm.QUERY;
        return this;
    }

    /** As {@link #query()}, and the number does not follow. */
    Words queryUncounted() {
        extra = Extra.PARAMETERS;
        answer = AnswerForm.QUERY_UNCOUNTED;
        return this;
    }

    /** The client says how many counters it takes, before or after the other arguments; their number follows. */
    Words counters(boolean first) {
        extra = first ? Extra.COUNTERS_FIRST : Extra.COUNTERS;
        answer = AnswerForm.COUNTERS;
        return this;
    }

    /** A word says whether the value was found; the value follows in any case. */
    Words found() {
        answer = AnswerForm.FOUND;
        return this;
    }

    /** The answer is a word that is always 0. */
    Words zero() {
        answer = AnswerForm.ZERO;
        return this;
    }

    /** An older form with the first so many arguments; the others were not yet invented. */
    Words older(int arguments) {
        older = true;
        shape = (signature, words) -> new Older(signature, words, arguments);
        return this;
    }

    /** The older form has no result either. */
    Words dropped() {
        answer = AnswerForm.DROPPED;
        return this;
    }

    /** An older form in which one argument has a fixed value and no place. */
    Words fixed(int argument, Object value) {
        older = true;
        shape = (signature, words) -> new Older(signature, words, argument, value);
        return this;
    }

    /** An older form of a list: how many objects with these flags there are. */
    Words count(Object... flags) {
        return classic(Classic.count(flags));
    }

    /** An older form of a list: the names of the objects with these flags. */
    Words names(Object... flags) {
        return classic(Classic.names(flags));
    }

    /** An older form that lies in the message as nothing else does, or as few others do. */
    Words olderAs(ShapeMaker maker) {
        older = true;
        shape = maker;
        return this;
    }

    /** A row that lies in the message as nothing else does. */
    Words as(ShapeMaker maker) {
        shape = maker;
        return this;
    }

    /** A stream begins that carries bytes to the client. */
    Words down() {
        flow = Row.Flow.DOWN;
        return this;
    }

    /** A stream begins that carries bytes to the server. */
    Words up() {
        flow = Row.Flow.UP;
        return this;
    }

    /** A stream begins that carries bytes both ways. */
    Words both() {
        flow = Row.Flow.BOTH;
        return this;
    }

    private Words classic(ShapeMaker maker) {
        return olderAs(maker);
    }

    boolean isReserved() {
        return reserved;
    }

    boolean allowsTexts() {
        return texts || extra.hasTextFlag();
    }

    boolean isUrgent() {
        return urgent;
    }

    boolean isOlder() {
        return older;
    }

    Row.Flow flow() {
        return flow;
    }

    Bounds bounds() {
        return bounds;
    }

    Extra extra() {
        return extra;
    }

    AnswerForm answer() {
        return answer;
    }

    Shape shape(Signature signature) {
        return shape.make(signature, this);
    }

    <T extends Facet> Line row(Class<T> facet, Call.With0<T> method) {
        return new Line(this, facet, method);
    }

    <T extends Facet, A> Line row(Class<T> facet, Call.With1<T, A> method) {
        return new Line(this, facet, method);
    }

    <T extends Facet, A, B> Line row(Class<T> facet, Call.With2<T, A, B> method) {
        return new Line(this, facet, method);
    }

    <T extends Facet, A, B, C> Line row(Class<T> facet, Call.With3<T, A, B, C> method) {
        return new Line(this, facet, method);
    }

    <T extends Facet, A, B, C, D> Line row(Class<T> facet, Call.With4<T, A, B, C, D> method) {
        return new Line(this, facet, method);
    }

    <T extends Facet, A, B, C, D, E> Line row(Class<T> facet, Call.With5<T, A, B, C, D, E> method) {
        return new Line(this, facet, method);
    }

    <T extends Facet, A, B, C, D, E, F> Line row(Class<T> facet, Call.With6<T, A, B, C, D, E, F> method) {
        return new Line(this, facet, method);
    }
}
