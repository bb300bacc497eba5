package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeWork.Surroundings;
import io.vireo.storage.StorageVolResizeFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives volumes another capacity.
 *
 * @param program resizes images
 */
record VolumeResizer(QemuImg program) {

    private static final int SECTOR = 512;

    void resize(Volume volume, long capacity, Set<StorageVolResizeFlag> flags, Surroundings around) {
        boolean allocate = flags.contains(StorageVolResizeFlag.ALLOCATE);
        boolean plain = volume.format().equals("raw") || volume.format().equals("iso");
        if (plain && volume.details().encryption().isEmpty()) {
            resizePlain(volume, capacity, allocate);
            return;
        }
        if (allocate) {
            throw new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "preallocate is only supported for raw type volume");
        }
        if (volume.format().equals("dir")) {
            throw new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "a folder has no capacity to change");
        }
        long rounded = capacity % SECTOR == 0 ? capacity : capacity - capacity % SECTOR + SECTOR;
        resizeImage(volume, rounded, around);
    }

    private static void resizePlain(Volume volume, long capacity, boolean allocate) {
        FileWork.requireRegular(volume.path());
        try (Undo undo = new Undo("resizing of volume " + volume.name())) {
            long before = volume.size().physical();
            undo.add("give it its length", () -> FileWork.setLength(volume.path(), before));
            FileWork.setLength(volume.path(), capacity);
            if (allocate) {
                FileWork.allocate(volume.path(), capacity);
            }
            undo.keep();
        }
    }

    private void resizeImage(Volume volume, long capacity, Surroundings around) {
        Optional<QemuImg.Key> key = volume.details()
                .encryption()
                .map(each -> program.key("opens", around.passphrase().apply(each)));
        try {
            List<String> arguments = new ArrayList<>(List.of("resize", "-q"));
            key.ifPresent(each -> arguments.addAll(each.arguments()));
            if (capacity < volume.size().capacity()) {
                arguments.add("--shrink");
            }
            String source = BackingChain.source(volume, key.map(QemuImg.Key::id), around);
            arguments.addAll(List.of(source, Long.toString(capacity)));
            program.run("resize volume " + volume.name(), arguments);
        } finally {
            key.ifPresent(QemuImg.Key::close);
        }
    }
}
