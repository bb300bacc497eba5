package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.Impact;
import io.vireo.domain.IoThreads;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.Tuning;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.Vcpus;
import java.util.Set;

/** The rows of a domain's processors, memory and tunables. */
final class TuningRows extends Rows {

    TuningRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Tuning.class, Vcpus.class, Memory.class, IoThreads.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 17 -> urgent().row(Memory.class, Memory::maxMemory);
            case 18 ->
                urgent().fixed(0, Set.of(VcpuFlag.LIVE, VcpuFlag.MAXIMUM)).row(Vcpus.class, Vcpus::vcpuCount);
            case 20 -> urgent().as(VcpusForm::of).row(Vcpus.class, Vcpus::vcpus);
            case 26 -> fixed(2, Set.of(Impact.LIVE)).row(Vcpus.class, Vcpus::pinVcpu);
            case 30 -> urgent().row(Memory.class, Memory::setMaxMemory);
            case 31 -> fixed(1, Set.of(MemoryFlag.LIVE)).row(Memory.class, Memory::setMemory);
            case 32 -> fixed(1, Set.of(VcpuFlag.LIVE)).row(Vcpus.class, Vcpus::setVcpuCount);
            case 56 -> row(Tuning.class, Tuning::schedulerType);
            case 57 -> max(16).queryUncounted().older(0).row(Tuning.class, Tuning::schedulerParameters);
            case 58 -> max(16).older(1).row(Tuning.class, Tuning::setSchedulerParameters);
            case 104 -> max(4194304).row(Memory.class, Memory::memoryPeek);
            case 159 -> reserved().max(1024).capped().row(Memory.class, Memory::memoryStats);
            case 197 -> max(16).row(Memory.class, Memory::setMemoryParameters);
            case 198 -> max(16).query().row(Memory.class, Memory::memoryParameters);
            case 199 -> row(Vcpus.class, Vcpus::setVcpuCount);
            case 200 -> row(Vcpus.class, Vcpus::vcpuCount);
            case 204 -> row(Memory.class, Memory::setMemory);
            case 205 -> max(16).row(Tuning.class, Tuning::setBlkioParameters);
            case 206 -> max(16).query().row(Tuning.class, Tuning::blkioParameters);
            case 219 -> max(16).row(Tuning.class, Tuning::setSchedulerParameters);
            case 223 -> max(16).queryUncounted().row(Tuning.class, Tuning::schedulerParameters);
            case 225 -> row(Vcpus.class, Vcpus::pinVcpu);
            case 230 -> as(VcpuPinsForm::of).row(Vcpus.class, Vcpus::vcpuPins);
            case 254 -> max(16).row(Tuning.class, Tuning::setNumaParameters);
            case 255 -> max(16).query().row(Tuning.class, Tuning::numaParameters);
            case 262 -> as(CpuStatsForm::of).row(Vcpus.class, Vcpus::cpuStats);
            case 279 -> row(Vcpus.class, Vcpus::pinEmulator);
            case 280 -> as(EmulatorPinForm::of).row(Vcpus.class, Vcpus::emulatorPin);
            case 308 -> row(Memory.class, Memory::setMemoryStatsPeriod);
            case 351 -> counted().row(IoThreads.class, IoThreads::ioThreads);
            case 352 -> row(IoThreads.class, IoThreads::pinIoThread);
            case 355 -> row(IoThreads.class, IoThreads::addIoThread);
            case 356 -> row(IoThreads.class, IoThreads::removeIoThread);
            case 365 -> max(64).row(Tuning.class, Tuning::perfEvents);
            case 366 -> max(64).row(Tuning.class, Tuning::setPerfEvents);
            case 384 -> row(Vcpus.class, Vcpus::setVcpu);
            case 402 -> max(64).row(IoThreads.class, IoThreads::setIoThread);
            case 427 -> row(Memory.class, Memory::startDirtyRateCalc);
            default -> Line.NONE;
        };
    }
}
