package io.vireo.driver.test;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The names of the tap devices that the simulated host makes: each domain gets the lowest that is free, and gives it back. */
final class TapNames {

    private final BitSet used = new BitSet();
    private final Map<UUID, BitSet> byOwner = new HashMap<>();

    TapNames() {}

    synchronized String next(UUID owner) {
        int number = used.nextClearBit(0);
        used.set(number);
        byOwner.computeIfAbsent(owner, each -> new BitSet()).set(number);
        return "testnet" + number;
    }

    /** Gives back all names of a domain that is gone. */
    synchronized void release(UUID owner) {
        BitSet numbers = byOwner.remove(owner);
        if (numbers != null) {
            used.andNot(numbers);
        }
    }
}
