package io.vireo.host;

import io.vireo.CpuSet;

/**
 * Which processors the host has, and which of them are online.
 *
 * @param online the processors that are online
 * @param present how many there are, online or not
 */
public record HostCpuMap(CpuSet online, int present) {}
