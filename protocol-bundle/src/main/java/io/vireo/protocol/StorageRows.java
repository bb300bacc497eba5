package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVols;
import io.vireo.storage.WipeAlgorithm;
import java.util.Set;

/** The rows of storage pools and volumes. */
final class StorageRows extends Rows {

    StorageRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(
                StoragePools.class,
                StoragePoolControl.class,
                StorageVols.class,
                StorageVolControl.class,
                StorageVolData.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 75 -> reserved().row(StoragePools.class, StoragePools::findPoolSources);
            case 76 -> row(StoragePools.class, StoragePools::createPool);
            case 77 -> urgent().row(StoragePools.class, StoragePools::definePool);
            case 78 -> row(StoragePoolControl.class, StoragePoolControl::start);
            case 79 -> row(StoragePoolControl.class, StoragePoolControl::build);
            case 80 -> urgent().row(StoragePoolControl.class, StoragePoolControl::destroy);
            case 81 -> row(StoragePoolControl.class, StoragePoolControl::delete);
            case 82 -> urgent().row(StoragePoolControl.class, StoragePoolControl::undefine);
            case 83 -> reserved().row(StoragePoolControl.class, StoragePoolControl::refresh);
            case 84 -> urgent().row(StoragePools.class, StoragePools::poolByName);
            case 85 -> urgent().row(StoragePools.class, StoragePools::poolByUuid);
            case 86 -> urgent().row(StoragePools.class, StoragePools::poolByVolume);
            case 87 -> urgent().row(StoragePoolControl.class, StoragePoolControl::info);
            case 88 -> urgent().row(StoragePoolControl.class, StoragePoolControl::xmlDesc);
            case 89 -> urgent().row(StoragePoolControl.class, StoragePoolControl::autostart);
            case 90 -> urgent().row(StoragePoolControl.class, StoragePoolControl::setAutostart);
            case 93 -> row(StorageVols.class, StorageVols::createVol);
            case 94 -> row(StorageVolControl.class, StorageVolControl::delete);
            case 95 -> urgent().row(StorageVols.class, StorageVols::volByName);
            case 96 -> urgent().row(StoragePools.class, StoragePools::volByKey);
            case 97 -> urgent().row(StoragePools.class, StoragePools::volByPath);
            case 98 -> urgent().older(0).row(StorageVolControl.class, StorageVolControl::info);
            case 99 -> urgent().reserved().row(StorageVolControl.class, StorageVolControl::xmlDesc);
            case 100 -> urgent().row(StorageVolControl.class, StorageVolControl::path);
            case 125 -> row(StorageVols.class, StorageVols::createVolFrom);
            case 154 -> urgent().row(StoragePoolControl.class, StoragePoolControl::isActive);
            case 155 -> urgent().row(StoragePoolControl.class, StoragePoolControl::isPersistent);
            case 165 -> reserved().fixed(0, WipeAlgorithm.ZERO).row(StorageVolControl.class, StorageVolControl::wipe);
            case 208 -> up().row(StorageVolData.class, StorageVolData::upload);
            case 209 -> down().row(StorageVolData.class, StorageVolData::download);
            case 259 -> reserved().row(StorageVolControl.class, StorageVolControl::wipe);
            case 260 -> row(StorageVolControl.class, StorageVolControl::resize);
            case 281 -> urgent().listing().row(StoragePools.class, StoragePools::listPools);
            case 282 -> urgent().reserved().listing().row(StorageVols.class, StorageVols::listVols);
            case 378 -> urgent().row(StorageVolControl.class, StorageVolControl::info);
            case 391 -> urgent().row(StoragePools.class, StoragePools::poolByTargetPath);
            case 403 -> reserved().row(StoragePools.class, StoragePools::poolCapabilities);
            default -> Line.NONE;
        };
    }
}
