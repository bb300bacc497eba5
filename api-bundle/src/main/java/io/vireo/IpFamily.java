package io.vireo;

/** The family of an IP address ({@code virIPAddrType}). */
public enum IpFamily implements Code {

    /** IPv4. */
    IPV4(0),
    /** IPv6. */
    IPV6(1),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    IpFamily(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
