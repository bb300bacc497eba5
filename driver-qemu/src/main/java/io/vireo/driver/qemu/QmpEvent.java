package io.vireo.driver.qemu;

import java.time.Instant;

/** Something that QEMU told on its own: the name as in QEMU's reference ({@code STOP}), its data and QEMU's own time. */
record QmpEvent(String name, Json data, Instant time) {}
