package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.Domain;
import io.vireo.domain.Screenshot;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures of a domain's screen, which come as streams. */
final class ScreenContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final int LARGE = 64 * 1024;
    private static final int SLOWLY = 300;

    /** How the pictures of a type begin. */
    private static final Map<String, String> MAGIC = Map.of("image/png", "\u0089PNG", "image/x-portable-pixmap", "P6");

    static final Group GROUP = new Group(
            "pictures of a domain's screen",
            List.of(
                    contract("takes a picture that begins as its type says", ScreenContracts::picture),
                    contract("gives whoever reads a picture slowly all of it", ScreenContracts::slowly),
                    contract("takes another picture wherever one is given up", ScreenContracts::givenUp),
                    contract("takes no picture of a domain that is off", ScreenContracts::off)));

    private ScreenContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Console.class, "screenshot"),
                Need.document("screen", sample -> sample.hasScreen() ? Optional.of(true) : Optional.empty()),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Console screen(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        return domain.as(Console.class);
    }

    private static byte[] read(VirtStream stream, int piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(piece);
        for (int count = stream.read(buffer.clear()); count >= 0; count = stream.read(buffer.clear())) {
            all.write(buffer.array(), 0, count);
        }
        return all.toByteArray();
    }

    private static void isWhole(Screenshot shot, byte[] picture) {
        String text = new String(picture, StandardCharsets.ISO_8859_1);
        String type = shot.mime().orElse("");
        assertTrue(text.startsWith(MAGIC.getOrDefault(type, "")), () -> "it is no " + type);
        boolean ends = !type.equals("image/png") || text.contains("IEND");
        assertTrue(ends && picture.length > 0, () -> "it ends after " + picture.length + " bytes");
    }

    private static byte[] take(Console console, int piece) {
        Screenshot shot = console.screenshot(0);
        try (VirtStream stream = shot.content()) {
            byte[] picture = read(stream, piece);
            assertEquals(-1, stream.read(ByteBuffer.allocate(1)), "reading once more");
            stream.finish();
            isWhole(shot, picture);
            return picture;
        }
    }

    private static void picture(Bench bench) {
        take(screen(bench), LARGE);
    }

    private static void slowly(Bench bench) {
        Console console = screen(bench);
        int size = take(console, LARGE).length;
        take(console, size / SLOWLY + 1);
    }

    private static void givenUp(Bench bench) {
        Console console = screen(bench);
        int size = take(console, LARGE).length;
        for (int point : List.of(0, 1, size / 2, size)) {
            VirtStream stream = console.screenshot(0).content();
            ByteBuffer part = ByteBuffer.allocate(Math.max(point, 1)).limit(point);
            while (part.hasRemaining() && stream.read(part) >= 0) {
                assertTrue(part.position() <= point, "more than there is room for");
            }
            stream.abort();
            Expect.refused("reading on", () -> requireEnd(stream));
            stream.abort();
            take(console, LARGE);
        }
    }

    private static void requireEnd(VirtStream stream) {
        int count = stream.read(ByteBuffer.allocate(1));
        assertEquals(0, count, "it goes on");
    }

    private static void off(Bench bench) {
        Domain domain = bench.domain();
        Expect.invalidState("taking one", () -> domain.as(Console.class).screenshot(0));
    }
}
