package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.storage.StoragePoolState;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How enum constants and libvirt's numbers stand for each other. */
class NumbersTest {

    static List<Class<?>> flags() {
        return ApiClasses.enumsOf(Flag.class);
    }

    static List<Class<?>> codes() {
        return ApiClasses.enumsOf(Code.class);
    }

    static List<Class<?>> pairs() {
        return ApiClasses.enumsOf(CodePair.class);
    }

    @Test
    void aMaskIsTheSumOfItsFlagsUpToTheHighestBit() {
        Set<NodeDeviceListFlag> flags = EnumSet.of(NodeDeviceListFlag.CAP_SYSTEM, NodeDeviceListFlag.ACTIVE);
        assertEquals(0x80000001, Flag.mask(flags));
        assertEquals(flags, Flag.set(NodeDeviceListFlag.class, 0x80000001, "virConnectListAllNodeDevices"));
        assertEquals(0, Flag.mask(Set.of()));
    }

    @Test
    void aBitThatNoFlagHasIsRefusedAsLibvirtDoes() {
        VirtException error = assertThrows(
                VirtException.class, () -> Flag.set(NetworkUpdateFlag.class, 0x80000005, "virNetworkUpdate"));
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), error.code());
        assertEquals(
                "invalid argument: unsupported flags (0x80000004) in function virNetworkUpdate", error.getMessage());
    }

    @Test
    void aSetOfFlagsCannotBeChanged() {
        Set<NetworkUpdateFlag> flags = Flag.set(NetworkUpdateFlag.class, 1, "virNetworkUpdate");
        assertThrows(UnsupportedOperationException.class, flags::clear);
    }

    @Test
    void aNumberThatAnEnumLacksIsUnknown() {
        assertEquals(StoragePoolState.DEGRADED, Code.of(StoragePoolState.class, 3));
        assertEquals(StoragePoolState.UNKNOWN, Code.of(StoragePoolState.class, 99));
    }

    @Test
    void aPairWithAnUnknownSecondNumberKeepsTheFirst() {
        assertEquals(DomainLifecycle.DEFINED_ADDED, CodePair.of(DomainLifecycle.class, 0, 0));
        DomainLifecycle near = CodePair.of(DomainLifecycle.class, 0, 99);
        assertEquals(0, near.first());
        assertEquals(CodePair.UNKNOWN_SECOND, near.second());
        assertEquals(DomainLifecycle.UNKNOWN, CodePair.of(DomainLifecycle.class, 99, 0));
        assertEquals(NetworkLifecycle.UNKNOWN, CodePair.of(NetworkLifecycle.class, 99, 0));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void noTwoFlagsOfAKindShareAllBitsAndNoneIsZero(Class<? extends Flag> kind) {
        Set<Integer> bits = new HashSet<>();
        for (Flag flag : kind.getEnumConstants()) {
            assertTrue(flag.bit() != 0, flag + " is zero, which an empty set means");
            assertTrue(bits.add(flag.bit()), flag + " has the bit of another flag");
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyNumberStandsOnceAndUnknownIsMinusOne(Class<? extends Code> kind) {
        Set<Integer> numbers = new HashSet<>();
        for (Code code : kind.getEnumConstants()) {
            assertTrue(numbers.add(code.code()), code + " has the number of another constant");
        }
        Code last = kind.getEnumConstants()[kind.getEnumConstants().length - 1];
        assertEquals("UNKNOWN", last.toString());
        assertEquals(-1, last.code());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairStandsOnceAndUnknownIsMinusOne(Class<? extends CodePair> kind) {
        Set<List<Integer>> numbers = new HashSet<>();
        for (CodePair pair : kind.getEnumConstants()) {
            assertTrue(numbers.add(List.of(pair.first(), pair.second())), pair + " has the numbers of another");
        }
        CodePair last = kind.getEnumConstants()[kind.getEnumConstants().length - 1];
        assertEquals("UNKNOWN", last.toString());
        assertEquals(-1, last.first());
    }
}
