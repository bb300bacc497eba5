package io.vireo;

/** A document is not well formed, or says something that its kind does not allow; the message has the line. */
public final class BadXml extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that a document cannot be read: {@link ErrorCode#XML_DETAIL}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public BadXml(String detail) {
        super(ErrorCode.XML_DETAIL, detail);
    }

    /**
     * Says that a document is wrong.
     *
     * @param code what exactly went wrong, by libvirt's number
     * @param detail which object, why, and what to do
     */
    public BadXml(ErrorCode code, String detail) {
        super(code, detail);
    }

    BadXml(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}
