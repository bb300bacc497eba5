package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.Connect;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.registry.disposable.DisposableDriver;
import io.vireo.spi.Driver;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever holds on to everything that a connection gave, holds nothing of the driver when it is gone. */
class CollectTest {

    /** Loads the driver's package itself, everything else as usual. */
    private static final class ThrowAway extends URLClassLoader {

        ThrowAway(URL classes) {
            super(new URL[] {classes}, CollectTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(DisposableDriver.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }

    private final Board board = new Board();
    private final List<Object> held = new ArrayList<>();
    private final List<Delivery> got = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void theClassLoaderOfARemovedDriverIsCollectedWhileItsHandlesAreHeld() throws Exception {
        WeakReference<ClassLoader> loader = useAndRemove();
        Await.until("the class loader is collected", () -> {
            System.gc();
            return loader.get() == null;
        });
        assertEquals(9, held.size());
        assertThrows(StaleHandle.class, () -> ((Domains) held.get(1)).listDomains(Set.of()));
    }

    /** In a method of its own, so that no variable keeps the driver. */
    private WeakReference<ClassLoader> useAndRemove() throws ReflectiveOperationException, IOException {
        URL classes =
                DisposableDriver.class.getProtectionDomain().getCodeSource().getLocation();
        try (ThrowAway loader = new ThrowAway(classes)) {
            Driver driver = (Driver) loader.loadClass(DisposableDriver.class.getName())
                    .getConstructor()
                    .newInstance();
            assertNotSame(DisposableDriver.class, driver.getClass());
            Plugged plugged = board.plug(driver);
            use();
            board.pull(plugged);
            return new WeakReference<>(loader);
        }
    }

    private void use() {
        Connect connect = board.open("disposable:///system");
        Domains domains = connect.as(Domains.class);
        held.add(connect);
        held.add(domains);
        held.add(connect.subscribe(EventFilter.ALL, got::add));
        held.add(domains.listDomains(Set.of()));
        held.add(connect.within(Await.LONG).as(Domains.class).listDomains(Set.of()));
        Await.until("two events", () -> got.size() == 2);
        held.add(assertThrows(VirtException.class, () -> domains.domainByUuid(new UUID(0, 0))));
        held.add(assertThrows(VirtException.class, () -> domains.domainByName("x")));
        VirtStream stream = connect.at(DomainRef.of("web", new UUID(1, 1)))
                .as(Console.class)
                .openConsole(Optional.empty(), Set.of());
        held.add(stream);
        held.add(assertThrows(VirtException.class, () -> stream.write(ByteBuffer.allocate(1))));
    }
}
