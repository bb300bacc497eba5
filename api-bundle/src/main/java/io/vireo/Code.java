package io.vireo;

/**
 * A named number in a result: an enum constant that knows libvirt's number.
 *
 * <p>A newer peer may send a number that an enum lacks; every such enum has a constant {@code UNKNOWN} for it, so that
 * a call never fails for that.
 */
public interface Code {

    /**
     * Returns libvirt's number.
     *
     * @return the number, as on the wire; -1 for {@code UNKNOWN}
     */
    int code();

    /**
     * Returns the constant with a number, or {@code UNKNOWN}.
     *
     * @param kind the enum
     * @param number libvirt's number
     * @param <E> the enum
     * @return a constant, never null
     */
    static <E extends Enum<E> & Code> E of(Class<E> kind, int number) {
        for (E constant : kind.getEnumConstants()) {
            if (constant.code() == number) {
                return constant;
            }
        }
        return Enum.valueOf(kind, "UNKNOWN");
    }
}
