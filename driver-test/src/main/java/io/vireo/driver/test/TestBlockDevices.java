package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.BlockInfo;
import io.vireo.domain.DiskError;
import io.vireo.domain.DiskErrorCode;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The disks of a domain; what they read and write is made up. */
final class TestBlockDevices implements BlockDevices {

    private static final long TIB = 1L << 40;

    /** Its own bookkeeping takes a little of a disk. */
    private static final long OVERHEAD = 5_177_344;

    private final TestDomain domain;

    TestBlockDevices(TestDomain domain) {
        this.domain = domain;
    }

    private static Element disk(Element document, String name) {
        return find(document, name).orElseThrow(() -> new NotFound(ErrorCode.INVALID_ARG, "invalid path: " + name));
    }

    private static Element known(Element document, String name) {
        return find(document, name)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.INVALID_ARG, "disk '" + name + "' was not found in the domain config"));
    }

    private static Optional<Element> find(Element document, String name) {
        return document.findAll("devices/disk").stream()
                .filter(each -> each.at("target/@dev").equals(Optional.of(name))
                        || each.at("source/@file").equals(Optional.of(name)))
                .findFirst();
    }

    @Override
    public TypedParameters blockStats(String disk) {
        domain.meet("blockStats");
        domain.requireActive();
        if (disk.isEmpty()) {
            throw new io.vireo.Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "summary statistics are not supported yet");
        }
        disk(domain.view(), disk);
        long micros = Clock.micros();
        return TypedParameters.builder()
                .ofLlong("rd_operations", micros / 10)
                .ofLlong("rd_bytes", micros / 20)
                .ofLlong("wr_operations", micros / 30)
                .ofLlong("wr_bytes", micros / 40)
                .ofLlong("errs", micros / 2_000_000)
                .build();
    }

    @Override
    public BlockInfo blockInfo(String disk) {
        Element found;
        try {
            found = disk(domain.view(), disk);
        } catch (NotFound missing) {
            throw new NotFound(ErrorCode.INVALID_ARG, "invalid path " + disk + " not assigned to domain");
        }
        if (found.child("source").isEmpty()) {
            throw TestDomain.invalid("disk '" + disk + "' does not currently have a source assigned");
        }
        return new BlockInfo(Bytes.of(TIB), Bytes.of(TIB - OVERHEAD), Bytes.of(TIB));
    }

    @Override
    public TypedParameters blockIoTune(Optional<String> disk, Set<Impact> flags) {
        Element document = domain.view(flags);
        Element tune = disk.map(name -> known(document, name))
                .flatMap(each -> each.child("iotune"))
                .orElseGet(() -> Element.of("iotune"));
        return IoTune.read(tune);
    }

    @Override
    public void setBlockIoTune(String disk, TypedParameters parameters, Set<Impact> flags) {
        IoTune.require(parameters);
        domain.edit(flags, document -> {
            Element found = disk(document, disk);
            Element tune = found.child("iotune").orElseGet(() -> Element.of("iotune"));
            Element changed = found.put(IoTune.write(tune, parameters));
            return DomainOrder.of(document.mapChildren("devices", devices -> devices.replaceChild(found, changed)));
        });
        domain.world().tell(new DomainEvent.Tunable(domain.ref(), tunable(disk, parameters)));
    }

    private static TypedParameters tunable(String disk, TypedParameters parameters) {
        TypedParameters.Builder values = TypedParameters.builder().ofString("blkdeviotune.disk", disk);
        for (TypedParameter each : parameters.list()) {
            String name = "blkdeviotune." + each.name();
            values = each.value() instanceof Long number
                    ? values.ofUllong(name, number)
                    : values.ofString(name, each.text());
        }
        return values.build();
    }

    @Override
    public List<DiskError> diskErrors() {
        domain.requireActive();
        List<DiskError> errors = new ArrayList<>();
        for (Element target : domain.view().findAll("devices/disk/target")) {
            DiskErrorCode code = errors.size() % 2 == 0 ? DiskErrorCode.UNSPECIFIED : DiskErrorCode.NO_SPACE;
            errors.add(new DiskError(target.attribute("dev").orElse(""), code));
        }
        return errors;
    }

    @Override
    public byte[] blockPeek(String disk, long offset, int size) {
        if (!domain.status().isActive()) {
            throw new InvalidState("domain is not running");
        }
        disk(domain.view(), disk);
        if (offset < 0 || size < 0 || size > 64 << 10) {
            throw TestDomain.invalid("at most 64 KiB can be read at once, not " + size + " bytes at " + offset);
        }
        return new byte[size];
    }
}
