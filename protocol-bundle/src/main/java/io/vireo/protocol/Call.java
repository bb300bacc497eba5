package io.vireo.protocol;

import java.io.Serializable;

/** A facet's method as the compiler checks it: a reference that can say its own name. */
interface Call extends Serializable {

    /** A method with no arguments. */
    interface With0<T> extends Call {
        void call(T facet);
    }

    /** A method with one argument. */
    interface With1<T, A> extends Call {
        void call(T facet, A a);
    }

    /** A method with two arguments. */
    interface With2<T, A, B> extends Call {
        void call(T facet, A a, B b);
    }

    /** A method with three arguments. */
    interface With3<T, A, B, C> extends Call {
        void call(T facet, A a, B b, C c);
    }

    /** A method with four arguments. */
    interface With4<T, A, B, C, D> extends Call {
        void call(T facet, A a, B b, C c, D d);
    }

    /** A method with five arguments. */
    interface With5<T, A, B, C, D, E> extends Call {
        void call(T facet, A a, B b, C c, D d, E e);
    }

    /** A method with six arguments. */
    interface With6<T, A, B, C, D, E, F> extends Call {
        void call(T facet, A a, B b, C c, D d, E e, F f);
    }
}
