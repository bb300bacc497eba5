package io.vireo.driver.qemu;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one installed emulator can do, as {@link QemuProbe} found it out.
 *
 * @param arch the architecture of its guests by libvirt's name: {@code x86_64}, {@code i686}
 * @param cpuModels for each accelerator that really works
 * @param definitions what each CPU model consists of, as far as the emulator can tell
 * @param best the best CPU for each accelerator, as far as the emulator can tell
 * @param devices the types that {@code -device} takes
 * @param properties of those devices that {@link ProbeDevices} names
 * @param objects the types that {@code -object} takes
 * @param choices what an argument of a command takes, by {@link ProbeChoices}
 */
record QemuEmulator(
        Path binary,
        String arch,
        QemuVersion version,
        List<QemuMachine> machines,
        Map<QemuAccelerator, List<QemuCpuModel>> cpuModels,
        Map<String, QemuCpuFeatures> definitions,
        Map<QemuAccelerator, QemuCpuFeatures> best,
        Set<String> devices,
        Map<String, Set<String>> properties,
        Set<String> objects,
        Set<String> commands,
        Map<String, Set<String>> choices)
        implements Machines {

    /** The first version that takes JSON for all that is given to it in JSON. */
    static final QemuVersion OLDEST = new QemuVersion(7, 2, 0, "");

    /** From the facts that {@link QemuProbe} collected and {@link ProbeCache} keeps. */
    static QemuEmulator of(Path binary, Json facts) {
        return new QemuEmulator(
                binary,
                QemuArch.fromTarget(facts.text("target").orElse("")),
                QemuVersion.of(facts.get("version")),
                facts.items("machines").stream()
                        .map(QemuMachine::of)
                        .filter(machine -> !machine.name().equals("none"))
                        .toList(),
                byAccelerator(
                        facts.get("cpus"),
                        models -> models.items().stream().map(QemuCpuModel::of).toList()),
                definitions(facts.get("models")),
                byAccelerator(facts.get("best"), QemuCpuFeatures::of),
                Set.copyOf(facts.texts("devices")),
                sets(facts.get("properties")),
                Set.copyOf(facts.texts("objects")),
                Set.copyOf(facts.texts("commands")),
                sets(facts.get("choices")));
    }

    private static <T> Map<QemuAccelerator, T> byAccelerator(Json values, Function<Json, T> conversion) {
        var map = new LinkedHashMap<QemuAccelerator, T>();
        for (QemuAccelerator accelerator : QemuAccelerator.values()) {
            if (values.has(accelerator.argument())) {
                map.put(accelerator, conversion.apply(values.get(accelerator.argument())));
            }
        }
        return map;
    }

    private static Map<String, QemuCpuFeatures> definitions(Json models) {
        var map = new TreeMap<String, QemuCpuFeatures>();
        models.members().forEach((name, model) -> map.put(name, QemuCpuFeatures.of(model)));
        return map;
    }

    private static Map<String, Set<String>> sets(Json lists) {
        var map = new LinkedHashMap<String, Set<String>>();
        lists.members().keySet().forEach(name -> map.put(name, Set.copyOf(lists.texts(name))));
        return map;
    }

    /** Whether the facts describe an emulator that guests can be run with. */
    boolean isSound() {
        return version.number() >= OLDEST.number() && !arch.isEmpty() && !machines.isEmpty() && !cpuModels.isEmpty();
    }

    /** Whether guests can run with this accelerator on this host. */
    boolean supports(QemuAccelerator accelerator) {
        return cpuModels.containsKey(accelerator);
    }

    /** The machine of this name or alias. */
    Optional<QemuMachine> machine(String nameOrAlias) {
        return machines.stream().filter(m -> m.isCalled(nameOrAlias)).findFirst();
    }

    /** The machine that a guest gets that asks for none; ARM has no such. */
    Optional<QemuMachine> standardMachine() {
        return machines.stream().filter(QemuMachine::standard).findFirst();
    }

    @Override
    public String emulator() {
        return binary.toString();
    }

    @Override
    public Optional<String> canonical(String machine) {
        return machine(machine).map(QemuMachine::name);
    }

    @Override
    public String standard() {
        return standardMachine()
                .map(QemuMachine::name)
                .orElseThrow(() -> Refusal.unsupported("Emulator '" + binary + "' has no standard machine for arch '"
                        + arch + "': give one, such as machine='virt'"));
    }

    @Override
    public String standardCpu(String domainType) {
        String type = standardMachine().flatMap(QemuMachine::cpuType).orElse("");
        return cpuModels.values().stream()
                .flatMap(List::stream)
                .filter(model -> model.type().equals(type))
                .map(QemuCpuModel::name)
                .findFirst()
                .orElse(type);
    }

    /**
     * The best CPU that a guest can have, as a model with a name and features; empty when the emulator cannot tell.
     *
     * <p>Only models count that can be used, so the answer is the same CPU when the guest is started.
     */
    Optional<QemuHostCpu> hostCpu(QemuAccelerator accelerator) {
        Set<String> usable = cpuModels.getOrDefault(accelerator, List.of()).stream()
                .filter(QemuCpuModel::usable)
                .map(QemuCpuModel::name)
                .collect(Collectors.toSet());
        return Optional.ofNullable(best.get(accelerator)).flatMap(cpu -> {
            var models = modelsOf(cpu.vendor());
            models.keySet().retainAll(usable);
            return QemuHostCpu.closest(models, cpu.features());
        });
    }

    /** The models that a definition may name: not those that stand for another, nor QEMU's own versions of them. */
    List<QemuCpuModel> namedModels(QemuAccelerator accelerator) {
        return cpuModels.getOrDefault(accelerator, List.of()).stream()
                .filter(model -> !model.versioned() && !QemuCpuModel.STAND_INS.contains(model.name()))
                .toList();
    }

    /** The definitions of the models of one maker, and of those that have none. */
    Map<String, QemuCpuFeatures> modelsOf(String vendor) {
        var models = new TreeMap<>(definitions);
        models.entrySet()
                .removeIf(model -> CpuNames.vendorOfModel(
                                model.getKey(), model.getValue().vendor())
                        .filter(maker -> !CpuNames.vendor(vendor).equals(Optional.of(maker)))
                        .isPresent());
        return models;
    }

    boolean hasDevice(String type) {
        return devices.contains(type);
    }

    /** Whether the device is there and has the property; only for devices that {@link ProbeDevices} names. */
    boolean hasProperty(String device, String property) {
        if (!ProbeDevices.NAMES.contains(device)) {
            throw new IllegalArgumentException("ProbeDevices does not ask for the properties of " + device);
        }
        return properties.getOrDefault(device, Set.of()).contains(property);
    }

    boolean hasObject(String type) {
        return objects.contains(type);
    }

    boolean hasCommand(String command) {
        return commands.contains(command);
    }

    /** What one argument of a command takes: {@code choices(ProbeChoices.NETDEV)} has {@code user}, {@code tap}, ... */
    Set<String> choices(String path) {
        return choices.getOrDefault(path, Set.of());
    }
}
