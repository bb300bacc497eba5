package frontdoor;

import io.vireo.Connect;
import io.vireo.ConnectRef;
import io.vireo.Vireo;
import io.vireo.domain.Domains;
import java.util.Set;

/** What an application does: load, open, call, close. */
public final class Program {

    private Program() {}

    public static void main(String[] arguments) {
        Vireo vireo = Vireo.load();
        try (Connect connect = vireo.open("door:///system")) {
            System.out.println(connect.as(Domains.class).listDomains(Set.of()).get(0).name());
        }
        vireo.drivers().forEach(driver -> System.out.println(driver.active() + " " + driver.bundle()));
        System.out.println("named module: " + Vireo.class.getModule().isNamed());
    }
}
