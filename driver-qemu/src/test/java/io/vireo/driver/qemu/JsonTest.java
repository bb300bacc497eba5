package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsWhatItWrites() throws Exception {
        var random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            Json value = any(random, 4);
            assertEquals(value, JsonText.read(value.toString()), value.toString());
        }
    }

    private static Json any(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextLong());
            case 3 -> Json.of(new BigInteger(64, random));
            case 4 -> Json.of(random.nextGaussian());
            case 5 -> Json.of(text(random));
            case 6 ->
                Json.array(random.ints(3).mapToObj(n -> any(random, depth - 1)).toList());
            default -> Json.object().with(text(random), any(random, depth - 1)).with(text(random), 5);
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        random.ints(random.nextInt(6), 0, 0x11000).forEach(point -> text.append((char) point));
        return text.toString();
    }

    @Test
    void aNameFromOutsideCannotBecomeASecondProperty() throws Exception {
        String name = "disk\",\"file\":{\"driver\":\"host_device\"},\"x\":\"";
        Json built = Json.object().with("driver", "raw").with("node-name", name);
        assertEquals(built, JsonText.read(built.toString()));
        assertEquals(2, JsonText.read(built.toString()).members().size());
    }

    @Test
    void textIsWrittenInAsciiSoThatNoLocaleChangesIt() {
        String written = Json.of("\u00e9\u4e2d\ud83d\ude00\u0000\u007f").toString();
        assertEquals("\"\\u00e9\\u4e2d\\ud83d\\ude00\\u0000\\u007f\"", written);
    }

    @Test
    void keepsNumbersThatDoNotFitIntoALong() throws Exception {
        assertEquals(
                "18446744073709551615", JsonText.read("18446744073709551615").toString());
        assertTrue(JsonText.read("18446744073709551615").number().isEmpty());
        assertEquals(-5, JsonText.read("-5").number().orElseThrow());
    }

    @Test
    void whatIsMissingOrOfAnotherTypeAnswersEmpty() {
        Json json = Json.object().with("a", 5);
        assertTrue(json.get("b").get("c").isNull());
        assertTrue(json.text("a").isEmpty());
        assertTrue(json.number("b").isEmpty());
        assertTrue(json.get("a").items().isEmpty());
        assertEquals(List.of(), Json.of("x").texts("y"));
    }

    @Test
    void membersKeepTheOrderInWhichTheyWereGiven() {
        Json json = Json.object().with("z", 1).with("a", true).with("m", "x");
        assertEquals("{\"z\":1,\"a\":true,\"m\":\"x\"}", json.toString());
        assertEquals("{\"z\":1,\"m\":\"x\"}", json.without("a").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{}}", "[1,]", "{\"a\" 1}", "nul", "01", "1 2", "\"\\x\"", "\"a", "1e999", "\u0000"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(JsonText.Malformed.class, () -> JsonText.read(text));
    }

    @Test
    void depthAndNumbersAreBounded() throws Exception {
        JsonText.read("[".repeat(200) + "]".repeat(200));
        assertThrows(JsonText.Malformed.class, () -> JsonText.read("[".repeat(201) + "]".repeat(201)));
        assertThrows(JsonText.Malformed.class, () -> JsonText.read("[".repeat(1_000_000)));
        assertThrows(JsonText.Malformed.class, () -> JsonText.read("{\"a\":".repeat(1_000_000)));
        assertThrows(JsonText.Malformed.class, () -> JsonText.read("9".repeat(1000)));
        JsonText.read("\"" + "[{".repeat(1000) + "\\\"[\"");
    }
}
