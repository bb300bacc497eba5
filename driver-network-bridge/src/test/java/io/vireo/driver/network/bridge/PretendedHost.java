package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that has what {@code ip} and {@code nft} were told to make, and fails where a test wants it to. */
final class PretendedHost implements HostNetwork {

    /** The MAC addresses of the devices by their names. */
    final Map<String, String> devices = new ConcurrentHashMap<>();
    /** What was run, without what only looks. */
    final List<String> commands = new CopyOnWriteArrayList<>();
    /** The rules that were applied, transaction by transaction. */
    final List<String> transactions = new CopyOnWriteArrayList<>();

    final List<String> settings = new CopyOnWriteArrayList<>();
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile Optional<String> failing = Optional.empty();

    /** From now on the commands fail that contain a text. */
    void failAt(String text) {
        failing = Optional.of(text);
    }

    void repair() {
        failing = Optional.empty();
    }

    @Override
    public boolean exists(String device) {
        return devices.containsKey(device);
    }

    @Override
    public boolean isBridge(String device, String mac) {
        return mac.equals(devices.get(device));
    }

    /** Each device with an address stands for one that belongs to every bridge. */
    @Override
    public Optional<String> member(String bridge, String mac) {
        return devices.entrySet().stream()
                .filter(each -> each.getValue().equals(mac))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void set(String setting, String value) {
        settings.add(setting + "=" + value);
    }

    @Override
    public void ip(String what, List<List<String>> all) {
        for (List<String> each : all) {
            List<String> command = new ArrayList<>(List.of("ip"));
            command.addAll(each);
            run(what, command);
        }
    }

    @Override
    public void nft(String what, String transaction) {
        run(what, List.of("nft", "-f", "-"));
        transactions.add(transaction);
    }

    @Override
    public void run(String what, List<String> command) {
        String line = String.join(" ", command);
        commands.add(line);
        if (failing.filter(line::contains).isPresent()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "cannot " + what + ": it was to fail");
        }
        if (line.startsWith("ip link add name ")) {
            devices.put(command.get(4), after(command, "address").orElse(""));
        } else if (line.startsWith("ip link delete dev ")) {
            devices.remove(command.get(4));
        }
    }

    List<String> commandsOf(String program) {
        List<String> all = new ArrayList<>(commands);
        all.removeIf(each -> !each.startsWith(program + " "));
        return all;
    }

    private static Optional<String> after(List<String> command, String word) {
        int place = command.indexOf(word);
        return place < 0 ? Optional.empty() : Optional.of(command.get(place + 1));
    }
}
