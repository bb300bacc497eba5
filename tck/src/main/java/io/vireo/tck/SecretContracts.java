package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.event.SecretEvent;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretRef;
import io.vireo.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The values of secrets. */
final class SecretContracts {

    private static final SecretKind KIND = new SecretKind();
    private static final byte[] VALUE = "tck-\u00e4-value\0".getBytes(StandardCharsets.UTF_8);

    static final Group GROUP = new Group(
            "the value of a secret",
            List.of(
                    contract("gives the value that it was given, byte by byte", SecretContracts::keeps),
                    contract("does not show the value in the document", SecretContracts::hides)
                            .needing(KIND.can(Verb.DESCRIBE)),
                    contract("says that a new secret has no value", SecretContracts::none),
                    contract("tells once that a value was set", SecretContracts::tells),
                    contract("finds a secret by what it is for", SecretContracts::byUsage)
                            .needing(Need.of(Secrets.class, "secretByUsage"))));

    private SecretContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(sentence, body, KIND.definable(), Need.of(SecretControl.class, "value", "setValue"));
    }

    private static SecretControl control(Bench bench, SecretRef ref) {
        return bench.connect().at(ref).as(SecretControl.class);
    }

    private static void keeps(Bench bench) {
        SecretControl secret = control(bench, bench.define(KIND));
        secret.setValue(VALUE);
        assertArrayEquals(VALUE, secret.value());
        secret.setValue(new byte[] {1});
        assertArrayEquals(new byte[] {1}, secret.value(), "after it was changed");
    }

    private static void hides(Bench bench) {
        SecretRef ref = bench.define(KIND);
        control(bench, ref).setValue("tck-hidden".getBytes(StandardCharsets.UTF_8));
        assertFalse(KIND.describe(bench.connect(), ref).contains("tck-hidden"));
    }

    private static void none(Bench bench) {
        SecretControl secret = control(bench, bench.define(KIND));
        VirtException refusal = Expect.refused("the value of a new secret", secret::value);
        assertEquals(ErrorCode.NO_SECRET.number(), refusal.number());
    }

    private static void tells(Bench bench) throws InterruptedException {
        SecretControl secret = control(bench, bench.define(KIND));
        Recorder recorder = bench.record(bench.open());
        secret.setValue(VALUE);
        Expect.soon("the event", bench.patience(), () -> changes(recorder) > 0);
        recorder.settle();
        assertEquals(1, changes(recorder), "how often it was told");
    }

    private static long changes(Recorder recorder) {
        return recorder.events().stream()
                .filter(SecretEvent.ValueChanged.class::isInstance)
                .count();
    }

    private static void byUsage(Bench bench) {
        SecretRef ref = bench.define(KIND);
        assertEquals(ref, bench.connect().secrets().secretByUsage(ref.usage(), ref.usageId()));
        Expect.notFound(
                "another use",
                Set.of(ErrorCode.NO_SECRET),
                () -> bench.connect().secrets().secretByUsage(ref.usage(), "tck-there-is-none"));
    }
}
