package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes one device out of a guest that runs. The guest has to let it go, so this is an order and then a wait; a device that
 * leaves later is cleared away when QEMU tells.
 */
final class DeviceUnplug {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final QemuGuest guest;
    private final String alias;

    private DeviceUnplug(QemuGuest guest, String alias) {
        this.guest = guest;
        this.alias = alias;
    }

    static DeviceUnplug of(QemuGuest guest, Element device) {
        String alias = device.at("alias/@name")
                .filter(name -> !name.isEmpty())
                .orElseThrow(() ->
                        Refusal.notWhileRunning("live detach of device '" + device.name() + "' is not supported"));
        return new DeviceUnplug(guest, alias);
    }

    /** Tells the guest to let it go. */
    void order() {
        guest.execute("device_del", Json.object().with("id", alias));
    }

    /** Tells the guest, and waits a while for it to be gone. */
    void andWait() {
        CountDownLatch gone = new CountDownLatch(1);
        GuestHooks.Hook hook = guest.hooks().listen(event -> {
            if (event.name().equals("DEVICE_DELETED")
                    && event.data().text("device").equals(Optional.of(alias))) {
                gone.countDown();
            }
        });
        try {
            order();
            if (gone.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                left(guest, alias);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            hook.close();
        }
    }

    /** The device is gone: what it had goes too, once; whoever comes second waits until it has. */
    static void left(QemuGuest guest, String alias) {
        QemuDomain domain = guest.domain();
        synchronized (guest.hooks()) {
            Optional<Element> device = DeviceKinds.all(domain.state().present())
                    .filter(each -> each.at("alias/@name").equals(Optional.of(alias)))
                    .findFirst();
            device.ifPresent(each -> {
                domain.changeLive(live -> DomainSizes.counted(DeviceKinds.without(live, each)));
                clear(guest, each, alias);
            });
        }
    }

    private static void clear(QemuGuest guest, Element device, String alias) {
        switch (device.name()) {
            case "disk" -> NodeNames.dropUnused(guest);
            case "interface" -> {
                guest.execute("netdev_del", Json.object().with("id", "host" + alias));
                guest.domain().host().networks().pullCard(device);
                device.at("target/@dev")
                        .filter(tap -> guest.record().taps().contains(tap))
                        .ifPresent(tap -> {
                            Taps.remove(tap);
                            guest.update(record -> record.withoutTap(tap));
                        });
                guest.domain().host().filters().unbindCard(device);
            }
            case "rng" -> guest.execute("object-del", Json.object().with("id", "obj" + alias));
            case "memory" -> guest.execute("object-del", Json.object().with("id", "mem" + alias));
            default -> {
                // it had nothing of its own on the host
            }
        }
        guest.save();
    }
}
