package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.Snapshots;
import java.util.Set;

/** The rows of snapshots and checkpoints. */
final class SnapshotRows extends Rows {

    SnapshotRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Snapshots.class, SnapshotControl.class, Checkpoints.class, CheckpointControl.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 185 -> row(Snapshots.class, Snapshots::createSnapshot);
            case 186 -> urgent().row(SnapshotControl.class, SnapshotControl::xmlDesc);
            case 189 -> urgent().reserved().row(Snapshots.class, Snapshots::snapshotByName);
            case 190 -> reserved().row(Snapshots.class, Snapshots::hasCurrentSnapshot);
            case 191 -> reserved().row(Snapshots.class, Snapshots::currentSnapshot);
            case 192 -> row(SnapshotControl.class, SnapshotControl::revert);
            case 193 -> row(SnapshotControl.class, SnapshotControl::delete);
            case 244 -> urgent().reserved().row(SnapshotControl.class, SnapshotControl::parent);
            case 271 -> reserved().row(SnapshotControl.class, SnapshotControl::isCurrent);
            case 272 -> reserved().row(SnapshotControl.class, SnapshotControl::hasMetadata);
            case 274 -> urgent().listing().row(Snapshots.class, Snapshots::listSnapshots);
            case 275 -> urgent().listing().row(SnapshotControl.class, SnapshotControl::listChildren);
            case 411 -> row(Checkpoints.class, Checkpoints::createCheckpoint);
            case 412 -> row(CheckpointControl.class, CheckpointControl::xmlDesc);
            case 413 -> urgent().listing().row(Checkpoints.class, Checkpoints::listCheckpoints);
            case 414 -> urgent().listing().row(CheckpointControl.class, CheckpointControl::listChildren);
            case 415 -> urgent().reserved().row(Checkpoints.class, Checkpoints::checkpointByName);
            case 416 -> urgent().reserved().row(CheckpointControl.class, CheckpointControl::parent);
            case 417 -> row(CheckpointControl.class, CheckpointControl::delete);
            default -> Line.NONE;
        };
    }
}
