package io.vireo.driver.nodedev;

import io.vireo.Busy;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who drives a PCI device: it is taken from its driver for a guest and given back, by the override that the kernel has for
 * it. What carries this machine is not taken away: a mounted disk, or the device of the default route.
 */
final class PciOwner {

    private static final String USUAL = "vfio-pci";
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
    private static final String NO_OVERRIDE = "\n";

    private final HostFiles files;
    private final Kernel kernel;
    private final HostDevice device;
    private final Path path;

    PciOwner(HostFiles files, Kernel kernel, HostDevice device) {
        this.files = files;
        this.kernel = kernel;
        this.device = device;
        this.path = device.path()
                .filter(each -> device.capability().has("type", "pci"))
                .orElseThrow(() ->
                        new VirtException(ErrorCode.INVALID_ARG, "device " + device.name() + " is not a PCI device"));
    }

    /** Has another driver keep the device; fails with everything as it was. */
    void detach(Optional<String> named) {
        String driver = named.filter(name -> !name.equals("vfio")).orElse(USUAL);
        if (!SOUND.matcher(driver).matches()
                || !Files.isDirectory(files.sys().resolve("bus/pci/drivers").resolve(driver))) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "host doesn't support VFIO PCI interface: this kernel has no driver '" + driver
                            + "' for PCI devices; load its module, or name another driver");
        }
        if (current().filter(driver::equals).isPresent()) {
            return;
        }
        requireFree();
        Optional<String> before = current();
        try {
            bind(driver);
        } catch (VirtException failure) {
            bindOwn();
            throw failure;
        }
        if (current().filter(driver::equals).isEmpty()) {
            bindOwn();
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "the driver '" + driver + "' does not take " + device.name() + "; it is with "
                            + current().or(() -> before).orElse("no driver") + " again");
        }
    }

    private Optional<String> current() {
        return HostFiles.link(path, "driver");
    }

    private void bind(String driver) {
        kernel.write(path.resolve("driver_override"), driver);
        unbind();
        probe();
    }

    /** Lets the kernel choose, as it does when the machine starts. */
    private void bindOwn() {
        kernel.write(path.resolve("driver_override"), NO_OVERRIDE);
        unbind();
        probe();
    }

    private void unbind() {
        if (current().isPresent()) {
            kernel.write(path.resolve("driver/unbind"), address());
        }
    }

    private void probe() {
        kernel.write(files.sys().resolve("bus/pci/drivers_probe"), address());
    }

    private String address() {
        return path.getFileName().toString();
    }

    /** Gives the device back; does nothing for one that its own driver has. */
    void reattach() {
        boolean overridden = HostFiles.text(path, "driver_override")
                .filter(name -> !name.equals("(null)"))
                .isPresent();
        if (overridden || current().isEmpty()) {
            bindOwn();
        }
    }

    void reset() {
        requireFree();
        if (!Files.exists(path.resolve("reset"))) {
            throw new Unsupported(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Unable to reset PCI device " + address() + ": the kernel knows no way to reset it");
        }
        kernel.write(path.resolve("reset"), "1");
    }

    private void requireFree() {
        if (device.capability()
                .at("class")
                .filter(each -> each.startsWith("0x06"))
                .isPresent()) {
            throw new Denied(
                    ErrorCode.OPERATION_DENIED, device.name() + " is a bridge of the bus: other devices hang from it");
        }
        List<String> mounted = files.mounted();
        below("class/block").forEach(disk -> {
            boolean used = HostFiles.text(disk, "dev").filter(mounted::contains).isPresent();
            if (used || !HostFiles.children(disk.resolve("holders"), "").isEmpty()) {
                throw new Busy(device.name() + " is in use by this machine: it has the disk " + disk.getFileName()
                        + ", which is mounted or carries another");
            }
        });
        List<String> routes = files.defaultRoutes();
        below("class/net")
                .map(card -> card.getFileName().toString())
                .filter(routes::contains)
                .findFirst()
                .ifPresent(card -> {
                    throw new Busy(device.name() + " is in use by this machine: its card " + card
                            + " carries the default route");
                });
    }

    private Stream<Path> below(String folder) {
        return files.list(folder).stream().filter(each -> each.startsWith(path));
    }
}
