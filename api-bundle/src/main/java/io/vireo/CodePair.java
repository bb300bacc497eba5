package io.vireo;

/**
 * Two numbers in a result of which the second means something only together with the first, for example a state and its
 * reason: one enum constant that knows both.
 *
 * <p>A pair that an enum lacks is read as the constant of the first number whose second number is
 * {@link #UNKNOWN_SECOND}, or as the enum's constant {@code UNKNOWN}.
 */
public interface CodePair {

    /** The second number of a constant that stands for every second number that is not known. */
    int UNKNOWN_SECOND = -1;

    /**
     * Returns the first number.
     *
     * @return libvirt's number, -1 for {@code UNKNOWN}
     */
    int first();

    /**
     * Returns the second number.
     *
     * @return libvirt's number, or {@link #UNKNOWN_SECOND}
     */
    int second();

    /**
     * Returns the constant with a pair of numbers, or the nearest that says less.
     *
     * @param kind the enum
     * @param first libvirt's first number
     * @param second libvirt's second number
     * @param <E> the enum
     * @return a constant, never null
     */
    static <E extends Enum<E> & CodePair> E of(Class<E> kind, int first, int second) {
        E near = Enum.valueOf(kind, "UNKNOWN");
        for (E constant : kind.getEnumConstants()) {
            if (constant.first() == first && constant.second() == second) {
                return constant;
            }
            if (constant.first() == first && constant.second() == UNKNOWN_SECOND) {
                near = constant;
            }
        }
        return near;
    }
}
