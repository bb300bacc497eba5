package io.vireo.driver.qemu;

import io.vireo.VirtException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Finds out what an emulator can do by asking it: starts it without a machine and queries its monitor.
 *
 * <p>The answer is kept as plain JSON facts, which {@link QemuEmulator#of} reads and {@link ProbeCache} stores.
 */
final class QemuProbe {
    /** How long an emulator may take for everything; an idle machine needs a seventh of a second. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketLoop loop;
    private final Duration patience;
    private final Path temporary;

    QemuProbe(SocketLoop loop, Duration patience) {
        this(loop, patience, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * @param temporary where the monitor's socket goes while the probe runs; its path must be short
     */
    QemuProbe(SocketLoop loop, Duration patience, Path temporary) {
        this.loop = loop;
        this.patience = patience;
        this.temporary = temporary;
    }

    /**
     * The facts about an emulator.
     *
     * @param kvm whether the host can run guests by KVM; only then the emulator is asked about it
     * @throws VirtException when it is missing, dies, hangs or talks nonsense: what was seen, and its last words
     */
    Json facts(Path binary, boolean kvm) {
        Json facts = ask(binary, QemuAccelerator.TCG, this::everything);
        if (!kvm || !facts.isTrue("kvm")) {
            return facts;
        }
        try {
            Json accelerated = ask(binary, QemuAccelerator.KVM, talk -> new ProbeProcessors(talk).facts());
            return facts.with("cpus", facts.get("cpus").withAll(accelerated.get("cpus")))
                    .with("best", facts.get("best").withAll(accelerated.get("best")));
        } catch (VirtException e) {
            // KVM looked usable and is not: the emulator is offered without it, which is what it can do.
            return facts.with("kvmFailure", e.getMessage());
        }
    }

    private interface Questions {
        Json ask(Talk talk);
    }

    private Json ask(Path binary, QemuAccelerator accelerator, Questions questions) {
        var deadline = Deadline.in(patience);
        try (var process = ProbeProcess.start(binary, accelerator, temporary);
                var monitor = process.connect(loop, deadline)) {
            try {
                Json version = monitor.execute("query-version", Json.object(), deadline.left());
                return questions.ask(new Talk(monitor, accelerator, deadline)).with("version", version);
            } catch (VirtException e) {
                throw process.failure(e);
            }
        }
    }

    private Json everything(Talk talk) {
        CompletableFuture<Json> devices = talk.types("device");
        CompletableFuture<Json> objects = talk.types("user-creatable");
        CompletableFuture<Json> schema = talk.send("query-qmp-schema", Json.object());
        CompletableFuture<Json> commands = talk.send("query-commands", Json.object());
        Json kvm = talk.get("query-kvm");
        Json names = names(talk.await(devices));
        var choices = new ProbeChoices(talk.await(schema).items());
        var found = new TreeMap<String, Json>();
        ProbeChoices.PATHS.forEach(path -> found.put(path, Json.texts(choices.at(path))));
        var processors = new ProbeProcessors(talk);
        Json facts = processors.facts();
        return facts.with("models", processors.definitions(facts))
                .with("target", talk.get("query-target").get("arch"))
                .with("kvm", kvm.isTrue("present"))
                .with("machines", talk.get("query-machines"))
                .with("devices", names)
                .with("properties", properties(talk, Set.copyOf(names.texts())))
                .with("objects", names(talk.await(objects)))
                .with("commands", names(talk.await(commands)))
                .with("choices", Json.object(found));
    }

    private static Json names(Json items) {
        return Json.texts(items.items().stream()
                .flatMap(item -> item.text("name").stream())
                .sorted()
                .toList());
    }

    private static Json properties(Talk talk, Set<String> devices) {
        Map<String, CompletableFuture<Json>> answers = new TreeMap<>();
        for (String device : ProbeDevices.NAMES) {
            if (devices.contains(device)) {
                answers.put(
                        device,
                        talk.send("device-list-properties", Json.object().with("typename", device)));
            }
        }
        var properties = new LinkedHashMap<String, Json>();
        answers.forEach((device, answer) -> properties.put(device, names(talk.await(answer))));
        return Json.object(properties);
    }

    /** One conversation with an emulator, all of whose questions share a deadline. */
    record Talk(QmpConnection monitor, QemuAccelerator accelerator, Deadline deadline) {
        CompletableFuture<Json> send(String command, Json arguments) {
            return monitor.submit(command, arguments);
        }

        CompletableFuture<Json> types(String base) {
            return send("qom-list-types", Json.object().with("implements", base).with("abstract", false));
        }

        Json await(CompletableFuture<Json> answer) {
            return Answers.await("the emulator", "a question", answer, deadline.left());
        }

        Json get(String command) {
            return await(send(command, Json.object()));
        }

        /** The answer, or null in JSON when this emulator does not know the question. */
        Json optional(String command, Json arguments) {
            try {
                return await(send(command, arguments));
            } catch (QmpException e) {
                return Json.NULL;
            }
        }
    }
}
