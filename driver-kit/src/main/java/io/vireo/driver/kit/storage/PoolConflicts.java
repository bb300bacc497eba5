package io.vireo.driver.kit.storage;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.driver.kit.FileNames;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a new definition may not take from a pool that is there: its name, its UUID, its storage.
 *
 * @param folders where this driver keeps its definitions, beside those of other drivers of storage
 * @param types the types of pool
 * @param pools the pools of this driver
 */
record PoolConflicts(StateFolders folders, PoolTypes types, ObjectTable<HostPool> pools) {

    /** The pool that has both name and UUID; fails when one has either, or the storage. */
    Optional<HostPool> same(PoolDefinition wanted) {
        Optional<HostPool> byUuid = pools.find(wanted.uuid());
        if (byUuid.isPresent() && !byUuid.get().ref().name().equals(wanted.name())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED,
                    "pool '" + byUuid.get().ref().name() + "' is already defined with uuid " + wanted.uuid());
        }
        Optional<HostPool> byName = pools.find(wanted.name());
        if (byName.isPresent() && byUuid.isEmpty()) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED,
                    "pool '" + wanted.name() + "' already exists with uuid "
                            + byName.get().ref().uuid());
        }
        if (byName.isEmpty()) {
            requireNameIsFreeBeside(wanted.name());
        }
        requirePlaceIsFree(wanted, byUuid);
        return byUuid;
    }

    /** Other drivers of storage keep their definitions beside ours. */
    private void requireNameIsFreeBeside(String name) {
        String file = FileNames.encode(name) + ".xml";
        boolean taken = beside(folders.config(), file) || beside(folders.run(), "pools/" + file);
        if (taken) {
            throw new AlreadyExists(ErrorCode.OPERATION_FAILED, "pool '" + name + "' of another type already exists");
        }
    }

    private static boolean beside(Path own, String file) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(own.getParent(), Files::isDirectory)) {
            for (Path each : all) {
                if (!each.equals(own) && Files.exists(each.resolve(file))) {
                    return true;
                }
            }
            return false;
        } catch (IOException failure) {
            throw SystemErrors.of("cannot see which pools other drivers have in " + own.getParent(), failure);
        }
    }

    private void requirePlaceIsFree(PoolDefinition wanted, Optional<HostPool> except) {
        String place = types.find(wanted.type()).orElseThrow().place(wanted);
        for (HostPool each : pools.list()) {
            boolean other = except.isEmpty() || each != except.get();
            if (other && each.type().place(each.kept()).equals(place)) {
                throw new AlreadyExists(
                        ErrorCode.OPERATION_FAILED,
                        "Storage source conflict with pool: '" + each.ref().name() + "'");
            }
        }
    }
}
