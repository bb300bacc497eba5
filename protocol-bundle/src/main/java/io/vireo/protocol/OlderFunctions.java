package io.vireo.protocol;

/** The C functions of older forms: errors name the function that was called, not the one that it is today. */
final class OlderFunctions {

    private OlderFunctions() {}

    /** Returns the name of an older form of the main program. */
    static String of(int number) {
        return switch (number) {
            case 8 -> "virDomainAttachDevice";
            case 9 -> "virDomainCreate";
            case 11 -> "virDomainDefineXML";
            case 12 -> "virDomainDestroy";
            case 13 -> "virDomainDetachDevice";
            case 18 -> "virDomainGetMaxVcpus";
            case 21 -> "virConnectListDefinedDomains";
            case 25 -> "virConnectNumOfDefinedDomains";
            case 26 -> "virDomainPinVcpu";
            case 31 -> "virDomainSetMemory";
            case 32 -> "virDomainSetVcpus";
            case 33 -> "virDomainShutdown";
            case 35 -> "virDomainUndefine";
            case 36 -> "virConnectListDefinedNetworks";
            case 37 -> "virConnectListDomains";
            case 38 -> "virConnectListNetworks";
            case 40 -> "virNetworkCreateXML";
            case 41 -> "virNetworkDefineXML";
            case 50 -> "virConnectNumOfDefinedNetworks";
            case 51 -> "virConnectNumOfDomains";
            case 52 -> "virConnectNumOfNetworks";
            case 53 -> "virDomainCoreDump";
            case 54 -> "virDomainRestore";
            case 55 -> "virDomainSave";
            case 57 -> "virDomainGetSchedulerParameters";
            case 58 -> "virDomainSetSchedulerParameters";
            case 61 -> "virDomainMigratePrepare";
            case 62 -> "virDomainMigratePerform";
            case 63 -> "virDomainMigrateFinish";
            case 64 -> "virDomainBlockStats";
            case 71 -> "virConnectNumOfStoragePools";
            case 72 -> "virConnectListStoragePools";
            case 73 -> "virConnectNumOfDefinedStoragePools";
            case 74 -> "virConnectListDefinedStoragePools";
            case 91 -> "virStoragePoolNumOfVolumes";
            case 92 -> "virStoragePoolListVolumes";
            case 98 -> "virStorageVolGetInfo";
            case 108 -> "virDomainMigratePrepare2";
            case 109 -> "virDomainMigrateFinish2";
            case 111 -> "virNodeNumOfDevices";
            case 112 -> "virNodeListDevices";
            case 116 -> "virNodeDeviceNumOfCaps";
            case 118 -> "virNodeDeviceDettach";
            case 126 -> "virConnectNumOfInterfaces";
            case 127 -> "virConnectListInterfaces";
            case 137 -> "virConnectNumOfDefinedInterfaces";
            case 138 -> "virConnectListDefinedInterfaces";
            case 139 -> "virConnectNumOfSecrets";
            case 140 -> "virConnectListSecrets";
            case 148 -> "virDomainMigratePrepareTunnel";
            case 163 -> "virDomainGetJobInfo";
            case 164 -> "virDomainAbortJob";
            case 165 -> "virStorageVolWipe";
            case 178 -> "virConnectNumOfNWFilters";
            case 179 -> "virConnectListNWFilters";
            case 180 -> "virNWFilterDefineXML";
            case 187 -> "virDomainSnapshotNum";
            case 188 -> "virDomainSnapshotListNames";
            case 213 -> "virDomainMigrateBegin3";
            case 214 -> "virDomainMigratePrepare3";
            case 215 -> "virDomainMigratePrepareTunnel3";
            case 216 -> "virDomainMigratePerform3";
            case 217 -> "virDomainMigrateFinish3";
            case 218 -> "virDomainMigrateConfirm3";
            case 232 -> "virDomainSaveFlags";
            case 233 -> "virDomainRestoreFlags";
            case 246 -> "virDomainSnapshotNumChildren";
            case 247 -> "virDomainSnapshotListChildrenNames";
            default -> throw new IllegalArgumentException(number + " is no older form");
        };
    }
}
