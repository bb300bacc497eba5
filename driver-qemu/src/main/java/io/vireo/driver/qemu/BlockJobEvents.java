package io.vireo.driver.qemu;

import io.vireo.event.BlockJobStatus;
import io.vireo.event.DomainEvent;

/** What QEMU tells about the jobs of a guest's disks. */
final class BlockJobEvents {

    private BlockJobEvents() {}

    static void take(QemuGuest guest, QmpEvent event) {
        Json data = event.data();
        BlockJobId.parse(data.text("device").orElse("")).ifPresent(id -> {
            BlockJobStatus status = switch (event.name()) {
                case "BLOCK_JOB_READY" -> BlockJobStatus.READY;
                case "BLOCK_JOB_CANCELLED" -> BlockJobStatus.CANCELED;
                default -> data.text("error").isPresent() ? BlockJobStatus.FAILED : BlockJobStatus.COMPLETED;
            };
            if (status != BlockJobStatus.READY) {
                DiskChains.refresh(guest, id.alias());
            }
            tell(guest.domain(), id, status);
        });
    }

    private static void tell(QemuDomain domain, BlockJobId id, BlockJobStatus status) {
        Disks.of(domain.state().present()).stream()
                .filter(disk -> Disks.alias(disk).equals(id.alias()))
                .findFirst()
                .ifPresent(disk -> {
                    domain.tell(new DomainEvent.BlockJob(
                            domain.ref(), Disks.path(disk).orElse(""), id.kind(), status));
                    domain.tell(new DomainEvent.BlockJob2(domain.ref(), Disks.target(disk), id.kind(), status));
                });
    }
}
