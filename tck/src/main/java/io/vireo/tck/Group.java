package io.vireo.tck;

import io.vireo.Ref;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contracts about one matter.
 *
 * @param title what they are about
 * @param contracts the contracts
 */
record Group(String title, List<Contract> contracts) {

    /** Leaves out what makes no sense for the kind of object that the group is about. */
    Group {
        contracts = contracts.stream().filter(Contract::isPossible).toList();
    }

    /** Every contract there is, by matter. */
    static Stream<Group> all() {
        Stream<Group> first = Stream.of(
                ShapeContracts.GROUP, SupportContracts.GROUP, SessionContracts.GROUP, RawSessionContracts.GROUP);
        Stream<Group> kinds = Kinds.ALL.stream().flatMap(Group::ofKind);
        Stream<Group> last = Stream.of(
                LifecycleContracts.GROUP,
                TransientContracts.GROUP,
                FailingStartContracts.GROUP,
                SettingContracts.GROUP,
                MetadataContracts.GROUP,
                ManagedSaveContracts.GROUP,
                SnapshotContracts.GROUP,
                CheckpointContracts.GROUP,
                DeviceContracts.GROUP,
                JobContracts.GROUP,
                ConsoleContracts.GROUP,
                ScreenContracts.GROUP,
                NetworkUpdateContracts.GROUP,
                NetworkPortContracts.GROUP,
                VolContracts.GROUP,
                VolDataContracts.GROUP,
                VolGivenUpContracts.GROUP,
                NodeDeviceContracts.GROUP,
                InterfaceChangeContracts.GROUP,
                NwFilterContracts.GROUP,
                SecretContracts.GROUP,
                FilterBindingContracts.GROUP,
                ConcurrencyContracts.GROUP);
        return Stream.of(first, kinds, last)
                .flatMap(groups -> groups)
                .filter(group -> !group.contracts().isEmpty());
    }

    private static <R extends Ref> Stream<Group> ofKind(Kind<R> kind) {
        return Stream.of(
                new LookUpContracts<>(kind).group(),
                new DeadlineContracts<>(kind).group(),
                new DefinitionContracts<>(kind).group(),
                new BadXmlContracts<>(kind).group(),
                new RunContracts<>(kind).group(),
                new HostStartContracts<>(kind).group());
    }
}
