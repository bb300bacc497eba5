package io.vireo.protocol;

import io.vireo.Facet;
import java.util.Set;

/**
 * A part of the table: a {@code switch} from a procedure's number to its row.
 *
 * <p>A method reference costs its first use some tenths of a millisecond; in the arm of a switch it costs nothing until
 * the row is wanted. So the table is complete at once, and a process pays for the rows that it uses.
 */
abstract class Rows {

    private final Program program;

    /** A part of a program's table. */
    Rows(Program program) {
        this.program = program;
    }

    /** Returns the row of a procedure, {@link Line#NONE} when another part has it or nobody. */
    abstract Line at(int number);

    /** Returns the program whose procedures these are. */
    final Program program() {
        return program;
    }

    /** Returns the facets whose newest rows stand here. */
    abstract Set<Class<? extends Facet>> facets();

    static Words reserved() {
        return new Words().reserved();
    }

    static Words reservedButForTexts() {
        return new Words().reservedButForTexts();
    }

    static Words urgent() {
        return new Words().urgent();
    }

    static Words max(int... byDepth) {
        return new Words().max(byDepth);
    }

    static Words listing() {
        return new Words().listing();
    }

    static Words counted() {
        return new Words().counted();
    }

    static Words capped() {
        return new Words().capped();
    }

    static Words query() {
        return new Words().query();
    }

    static Words found() {
        return new Words().found();
    }

    static Words zero() {
        return new Words().zero();
    }

    static Words older(int arguments) {
        return new Words().older(arguments);
    }

    static Words fixed(int argument, Object value) {
        return new Words().fixed(argument, value);
    }

    static Words as(ShapeMaker maker) {
        return new Words().as(maker);
    }

    static Words olderAs(ShapeMaker maker) {
        return new Words().olderAs(maker);
    }

    static Words down() {
        return new Words().down();
    }

    static Words up() {
        return new Words().up();
    }

    static Words both() {
        return new Words().both();
    }

    static <T extends Facet> Line row(Class<T> facet, Call.With0<T> method) {
        return new Words().row(facet, method);
    }

    static <T extends Facet, A> Line row(Class<T> facet, Call.With1<T, A> method) {
        return new Words().row(facet, method);
    }

    static <T extends Facet, A, B> Line row(Class<T> facet, Call.With2<T, A, B> method) {
        return new Words().row(facet, method);
    }

    static <T extends Facet, A, B, C> Line row(Class<T> facet, Call.With3<T, A, B, C> method) {
        return new Words().row(facet, method);
    }

    static <T extends Facet, A, B, C, D> Line row(Class<T> facet, Call.With4<T, A, B, C, D> method) {
        return new Words().row(facet, method);
    }

    static <T extends Facet, A, B, C, D, E> Line row(Class<T> facet, Call.With5<T, A, B, C, D, E> method) {
        return new Words().row(facet, method);
    }

    static <T extends Facet, A, B, C, D, E, F> Line row(Class<T> facet, Call.With6<T, A, B, C, D, E, F> method) {
        return new Words().row(facet, method);
    }
}
