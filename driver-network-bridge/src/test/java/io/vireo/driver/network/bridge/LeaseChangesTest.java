package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.driver.kit.StateFolders;
import io.vireo.event.LeaseChange;
import io.vireo.event.NetworkEvent;
import io.vireo.network.NetworkRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a lease file that changes. */
class LeaseChangesTest {

    private static final String NET =
            "<network><name>net</name><bridge name='br7'/><ip address='10.1.1.1' prefix='24'><dhcp>"
                    + "<range start='10.1.1.10' end='10.1.1.20'/></dhcp></ip></network>";

    @TempDir
    Path folder;

    private Opened open;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        open = new Opened(new PretendedHost(), folder);
        NetworkRef net = open.define(NET);
        open.control(net).start();
        file = StateFolders.below(folder).of("network").state().resolve(net.uuid() + ".leases");
        lend(line(3600, "01", 10));
        open.listen(NetworkEvent.class);
    }

    @AfterEach
    void end() {
        open.close();
    }

    private void lend(String... lines) throws IOException {
        Files.writeString(file, String.join("", lines));
    }

    private static String line(int seconds, String guest, int last) {
        return Instant.now().getEpochSecond() + seconds + " 52:54:00:00:00:" + guest + " 10.1.1." + last
                + " * 01:52:54:00:00:00:" + guest + "\n";
    }

    private List<String> told(int count) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (leases().size() < count && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return leases().stream()
                .map(each -> each.change() + " " + each.lease().address())
                .toList();
    }

    private List<NetworkEvent.Lease> leases() {
        return open.events.stream()
                .filter(NetworkEvent.Lease.class::isInstance)
                .map(NetworkEvent.Lease.class::cast)
                .toList();
    }

    @Test
    void aNewOneALongerOneAndOneThatIsGone() throws Exception {
        lend(line(3600, "01", 10), line(3600, "02", 11));
        assertTrue(told(1).contains(LeaseChange.LENT + " 10.1.1.11"), () -> leases().toString());
        open.events.clear();
        lend(line(7200, "01", 10), line(3600, "02", 11));
        assertTrue(told(1).contains(LeaseChange.RENEWED + " 10.1.1.10"), () -> leases().toString());
        open.events.clear();
        lend(line(3600, "02", 11));
        assertTrue(told(1).contains(LeaseChange.ENDED + " 10.1.1.10"), () -> leases().toString());
    }

    @Test
    void anAddressThatSomebodyElseHasNow() throws Exception {
        lend(line(3600, "09", 10));
        assertEquals(List.of("ENDED 10.1.1.10", "LENT 10.1.1.10"), told(2));
    }

    @Test
    void aLeaseWhoseTimeIsOverAlthoughTheFileStays() throws Exception {
        lend(line(2, "01", 10));
        assertTrue(told(1).contains("RENEWED 10.1.1.10"), () -> leases().toString());
        assertTrue(told(2).contains("ENDED 10.1.1.10"), () -> leases().toString());
    }
}
