package io.vireo.driver.network.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Asks a name server for the address of a name. */
final class Lookup {

    private static final int PATIENCE_MILLIS = 3000;

    private Lookup() {}

    static String address(String server, String name) throws IOException {
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        question.write(new byte[] {1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : name.split("\\.")) {
            question.write(label.length());
            question.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        question.write(new byte[] {0, 0, 1, 0, 1});
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] bytes = question.toByteArray();
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(server), 53));
            DatagramPacket answer = new DatagramPacket(new byte[512], 512);
            socket.receive(answer);
            // The address is what the only answer ends with.
            int end = answer.getLength();
            byte[] data = answer.getData();
            return (data[7] & 255) == 0
                    ? "no answer"
                    : (data[end - 4] & 255) + "." + (data[end - 3] & 255) + "." + (data[end - 2] & 255) + "."
                            + (data[end - 1] & 255);
        }
    }
}
