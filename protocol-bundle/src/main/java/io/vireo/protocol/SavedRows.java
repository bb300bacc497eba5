package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.Jobs;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.SavedImages;
import io.vireo.domain.StateFiles;
import java.util.Set;

/** The rows of saved states, dumps and jobs. */
final class SavedRows extends Rows {

    SavedRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(ManagedSave.class, StateFiles.class, SavedImages.class, Jobs.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 53 -> fixed(1, DumpFormat.RAW).row(StateFiles.class, StateFiles::coreDump);
            case 54 -> olderAs(SavedForm.file()).row(SavedImages.class, SavedImages::restoreDomain);
            case 55 -> olderAs(SavedForm.file()).row(StateFiles.class, StateFiles::save);
            case 163 -> olderAs(JobInfoForm::of).row(Jobs.class, Jobs::jobStats);
            case 164 -> older(0).row(Jobs.class, Jobs::abortJob);
            case 182 -> row(ManagedSave.class, ManagedSave::managedSave);
            case 183 -> reserved().row(ManagedSave.class, ManagedSave::hasManagedSave);
            case 184 -> reserved().row(ManagedSave.class, ManagedSave::removeManagedSave);
            case 232 -> olderAs(SavedForm.fileXmlFlags()).row(StateFiles.class, StateFiles::save);
            case 233 -> olderAs(SavedForm.fileXmlFlags()).row(SavedImages.class, SavedImages::restoreDomain);
            case 235 -> urgent().row(SavedImages.class, SavedImages::savedImageXml);
            case 236 -> urgent().row(SavedImages.class, SavedImages::defineSavedImage);
            case 298 -> max(64).row(Jobs.class, Jobs::jobStats);
            case 334 -> row(StateFiles.class, StateFiles::coreDump);
            case 388 -> row(ManagedSave.class, ManagedSave::managedSaveXml);
            case 389 -> row(ManagedSave.class, ManagedSave::defineManagedSave);
            case 440 -> max(64).row(StateFiles.class, StateFiles::save);
            case 441 -> max(64).row(SavedImages.class, SavedImages::restoreDomain);
            case 442 -> row(Jobs.class, Jobs::abortJob);
            default -> Line.NONE;
        };
    }
}
