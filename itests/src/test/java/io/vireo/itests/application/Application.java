package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.spi.DriverStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Opens what there is and says what it found. */
public final class Application {

    private Application() {}

    /**
     * Runs outside of OSGi.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        report(Vireo.load()).forEach(System.out::println);
    }

    /**
     * Uses a domain of each driver that has one without a host.
     *
     * @param vireo the platform
     * @return what happened
     */
    public static List<String> report(Vireo vireo) {
        List<String> lines = new ArrayList<>();
        lines.add("API in " + where(Vireo.class) + ", registry in " + where(vireo.getClass()));
        lines.add(use(vireo, "tiny:///"));
        lines.add(use(vireo, "test:///default"));
        vireo.drivers().stream()
                .sorted(Comparator.comparing(DriverStatus::name))
                .forEach(
                        driver -> lines.add(driver.name() + " from " + driver.bundle() + " active " + driver.active()));
        return lines;
    }

    private static String where(Class<?> type) {
        Module module = type.getModule();
        return module.isNamed() ? "module " + module.getName() : "no module";
    }

    private static String use(Vireo vireo, String uri) {
        try (Connect connect = vireo.open(uri)) {
            Domain domain = connect.listDomains().get(0);
            boolean before = domain.isActive();
            if (before) {
                domain.destroy();
            } else {
                domain.start();
            }
            return uri + " " + domain.name() + " was active " + before + ", is active " + domain.isActive();
        }
    }
}
