package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.TypedParameters;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.BlockInfo;
import io.vireo.domain.BlockResizeFlag;
import io.vireo.domain.DiskError;
import io.vireo.domain.DiskErrorCode;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a domain's disks are, what they have done, and how large they are. */
final class QemuBlockDevices implements BlockDevices {

    private static final int MOST_PEEKED = 4 << 20;

    private final QemuDomain domain;

    QemuBlockDevices(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public TypedParameters blockStats(String disk) {
        return domain.query("block statistics", () -> {
            QemuGuest guest = domain.guest();
            if (disk.isEmpty()) {
                List<Json> all = List.copyOf(
                        Disks.byAlias(guest.execute("query-blockstats")).values());
                return BlockNumbers.sum(
                        all.stream().map(each -> each.get("stats")).toList());
            }
            return BlockNumbers.of(Disks.ask(guest, "query-blockstats", Disks.find(domain, disk))
                    .get("stats"));
        });
    }

    @Override
    public BlockInfo blockInfo(String disk) {
        Element found = Disks.find(domain, disk);
        if (domain.state().isActive()) {
            return domain.query("block info", () -> {
                Json image = Disks.ask(domain.guest(), "query-block", found)
                        .get("inserted")
                        .get("image");
                return info(image, Bytes.ZERO);
            });
        }
        Path path = Disks.path(found).map(Path::of).orElseThrow(() -> Answers.failed("disk " + disk + " is empty"));
        String format = found.at("driver/@type").orElse("raw");
        return info(ImageFacts.of(path.toString(), format), Bytes.ZERO);
    }

    private static BlockInfo info(Json image, Bytes otherwise) {
        Bytes capacity = image.number("virtual-size").isPresent()
                ? Bytes.of(image.number("virtual-size").getAsLong())
                : otherwise;
        Bytes allocated = Bytes.of(image.number("actual-size").orElse(0));
        return new BlockInfo(allocated, capacity, physical(image, allocated));
    }

    /** The size of the file, holes counted, as somebody sees it who lists the folder. */
    private static Bytes physical(Json image, Bytes otherwise) {
        try {
            Path file = Path.of(image.text("filename").orElse(""));
            return Files.isRegularFile(file) ? Bytes.of(Files.size(file)) : otherwise;
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            return otherwise;
        }
    }

    @Override
    public void blockResize(String disk, Bytes size, Set<BlockResizeFlag> flags) {
        // The flags say in which unit the size was sent; a size that knows its unit needs none.
        domain.modify("resize " + disk, () -> {
            QemuGuest guest = domain.guest();
            Json inserted =
                    Disks.ask(guest, "query-block", Disks.find(domain, disk)).get("inserted");
            String node = inserted.text("node-name").orElseThrow(() -> Answers.failed("disk " + disk + " is empty"));
            guest.execute("block_resize", Json.object().with("node-name", node).with("size", size.bytes()));
        });
    }

    @Override
    public TypedParameters blockIoTune(Optional<String> disk, Set<Impact> flags) {
        Element definition = DomainDefinitions.asked(domain, flags);
        if (disk.isEmpty()) {
            // How many there are is asked so.
            return new DiskLimits(DiskLimits.ofQemu(Json.object()).values()).shown("");
        }
        Element found = Disks.find(domain, disk.get());
        if (!domain.state().isActive() || flags.contains(Impact.CONFIG)) {
            return DiskLimits.ofXml(Disks.same(definition, found)).shown("");
        }
        return domain.query("block limits", () -> {
            Json inserted = Disks.ask(domain.guest(), "query-block", found).get("inserted");
            return DiskLimits.ofQemu(inserted).shown(inserted.text("group").orElse(""));
        });
    }

    @Override
    public void setBlockIoTune(String disk, TypedParameters parameters, Set<Impact> flags) {
        domain.modify("limit " + disk, () -> {
            Element found = Disks.find(domain, disk);
            new Changes(domain, flags)
                    .guest(guest -> guest.execute(
                            "block_set_io_throttle",
                            limits(domain.state().present(), found, parameters)
                                    .order(Disks.ask(guest, "query-block", found))))
                    .both(definition -> DeviceKinds.replace(
                            definition,
                            Disks.same(definition, found),
                            limits(definition, found, parameters).write(Disks.same(definition, found))))
                    .apply();
        });
    }

    private static DiskLimits limits(Element definition, Element disk, TypedParameters parameters) {
        return DiskLimits.ofXml(Disks.same(definition, disk)).with(parameters);
    }

    @Override
    public byte[] blockPeek(String disk, long offset, int size) {
        if (size < 0 || size > MOST_PEEKED || offset < 0) {
            throw Refusal.invalid("at most " + MOST_PEEKED + " bytes of a disk can be looked at at once");
        }
        Element found = Disks.find(domain, disk);
        if (!found.at("driver/@type").orElse("raw").equals("raw")) {
            throw Refusal.unsupported("only disks in the format raw can be looked into, and " + disk + " is none");
        }
        Path path = Disks.path(found).map(Path::of).orElseThrow(() -> Answers.failed("disk " + disk + " is empty"));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(size);
            for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
                read = channel.read(bytes, offset + bytes.position());
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the disk " + path, failure);
        }
    }

    @Override
    public List<DiskError> diskErrors() {
        return domain.query("disk errors", () -> {
            Map<String, Json> answers = Disks.byAlias(domain.guest().execute("query-block"));
            List<DiskError> errors = new ArrayList<>();
            for (Element disk : Disks.of(domain.state().present())) {
                Json answer = answers.getOrDefault(Disks.alias(disk), Json.NULL);
                switch (answer.text("io-status").orElse("ok")) {
                    case "nospace" -> errors.add(new DiskError(Disks.target(disk), DiskErrorCode.NO_SPACE));
                    case "failed" -> errors.add(new DiskError(Disks.target(disk), DiskErrorCode.UNSPECIFIED));
                    default -> {
                        continue;
                    }
                }
            }
            return errors;
        });
    }

    @Override
    public void setBlockThreshold(String disk, Bytes threshold) {
        domain.modify("set threshold of " + disk, () -> {
            QemuGuest guest = domain.guest();
            String node = Disks.ask(guest, "query-block", Disks.find(domain, disk))
                    .get("inserted")
                    .text("node-name")
                    .orElseThrow(() -> Answers.failed("disk " + disk + " is empty"));
            guest.execute(
                    "block-set-write-threshold",
                    Json.object().with("node-name", node).with("write-threshold", threshold.bytes()));
        });
    }
}
