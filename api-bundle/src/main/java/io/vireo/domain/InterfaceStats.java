package io.vireo.domain;

/**
 * How much an interface sent and received ({@code virDomainInterfaceStatsStruct}); -1 stands for what nobody knows.
 *
 * @param rxBytes bytes received
 * @param rxPackets packets received
 * @param rxErrors errors when receiving
 * @param rxDrops packets that were to be received, and dropped
 * @param txBytes bytes sent
 * @param txPackets packets sent
 * @param txErrors errors when sending
 * @param txDrops packets that were to be sent, and dropped
 */
public record InterfaceStats(
        long rxBytes,
        long rxPackets,
        long rxErrors,
        long rxDrops,
        long txBytes,
        long txPackets,
        long txErrors,
        long txDrops) {}
