package io.vireo.secret;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.UUID;

/** A secret ({@code virSecretPtr}). */
public final class Secret extends Handle<SecretRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Secret(Doorway doorway, SecretRef ref) {
        super(doorway, ref);
    }

    /**
     * Returns its UUID, which it keeps for life.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return ref().uuid();
    }

    /**
     * Returns what it is for, as it was when the handle was made.
     *
     * @return the kind of object
     */
    public SecretUsage usage() {
        return ref().usage();
    }

    /**
     * Returns for which object it is, as it was when the handle was made.
     *
     * @return the object, empty when it is for none
     */
    public String usageId() {
        return ref().usageId();
    }

    /**
     * Returns what can be done with the secret.
     *
     * @return the operations; each call goes through the gate
     */
    public SecretControl control() {
        return as(SecretControl.class);
    }

    /**
     * Describes it, without its value; see {@link SecretControl#xmlDesc}.
     *
     * @return a {@code secret} document
     */
    public String xmlDesc() {
        return control().xmlDesc();
    }

    /**
     * Returns its value; see {@link SecretControl#value}.
     *
     * @return the bytes
     */
    public byte[] value() {
        return control().value();
    }

    /**
     * Sets its value; see {@link SecretControl#setValue}.
     *
     * @param value the bytes
     */
    public void setValue(byte[] value) {
        control().setValue(value);
    }

    /** Removes it together with its value; see {@link SecretControl#undefine}. */
    public void undefine() {
        control().undefine();
    }
}
