package io.vireo.protocol;

/**
 * What a server answers in an exchange of SASL.
 *
 * @param complete whether the client is known now
 * @param data what the mechanism says; none is not the same as nothing
 */
public record SaslStep(boolean complete, SaslData data) {}
