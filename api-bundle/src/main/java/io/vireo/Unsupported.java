package io.vireo;

/** The driver, or the hypervisor behind it, cannot do this; asking again will not help. */
public final class Unsupported extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that something cannot be done.
     *
     * @param code what exactly went wrong, by libvirt's number
     * @param detail which object, why, and what to do
     */
    public Unsupported(ErrorCode code, String detail) {
        super(code, detail);
    }

    /**
     * Says that the called method is not implemented by the driver: {@link ErrorCode#NO_SUPPORT}.
     *
     * <p>The gate adds the name of the C function, so the body of a facet's default method needs no more than this.
     */
    public Unsupported() {
        super(ErrorFacts.of(ErrorCode.NO_SUPPORT), null);
    }

    Unsupported(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}
