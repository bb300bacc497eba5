package io.vireo;

/** The subject of the operations that belong to the connection as a whole. */
public record ConnectRef() implements Ref {

    /** The only value there is. */
    public static final ConnectRef INSTANCE = new ConnectRef();

    @Override
    public String label() {
        return "connection";
    }
}
