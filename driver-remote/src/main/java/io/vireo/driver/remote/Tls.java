package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS from the first byte, with a certificate of the client's; the server says by one byte that it lets the client in. */
final class Tls {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int WELCOME = 1;

    private final Place place;
    private final Walk walk;

    Tls(Place place, Walk walk) {
        this.place = place;
        this.walk = walk;
    }

    Link over(Socket plain, RemoteUri uri) {
        try {
            return secured(plain, uri);
        } catch (VirtException failure) {
            Dial.close(plain);
            throw failure;
        }
    }

    private Link secured(Socket plain, RemoteUri uri) {
        Certificates files = Certificates.of(uri, place);
        boolean verify = !uri.has("no_verify");
        SSLContext context = walk.step("certificates", () -> files.context(verify), ready -> files.toString());
        SSLSocket socket = walk.step(
                "tls",
                () -> shakeHands(plain, uri, context, verify),
                done -> done.getSession().getProtocol() + " "
                        + done.getSession().getCipherSuite() + (verify ? ", host name and certificate are good" : ""));
        return walk.step("admission", () -> welcomed(socket, files), link -> "the server lets this client in");
    }

    private static SSLSocket shakeHands(Socket plain, RemoteUri uri, SSLContext context, boolean verify) {
        try {
            plain.setSoTimeout(PATIENCE_MILLIS);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, uri.host(), uri.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(Arrays.stream(parameters.getProtocols())
                    .filter(each -> each.equals("TLSv1.2") || each.equals("TLSv1.3"))
                    .toArray(String[]::new));
            if (verify) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException failure) {
            throw refused("TLS handshake with " + uri.host() + " failed: " + reason(failure)
                    + "; compare the host name in the URI with the server's certificate, and its issuer with the"
                    + " authority here");
        }
    }

    private static String reason(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage();
    }

    private static Link welcomed(SSLSocket socket, Certificates files) {
        try {
            int welcome = socket.getInputStream().read();
            if (welcome != WELCOME) {
                throw refused("the server does not accept this client's certificate ("
                        + files.own().map(Object::toString).orElse("there is none")
                        + "); is it from the server's authority, and on its list of allowed names?");
            }
            socket.setSoTimeout(0);
            PipeLink.Pipe pipe = new PipeLink.Pipe(
                    socket.getInputStream(), socket.getOutputStream(), true, () -> Dial.close(socket), plain -> plain);
            return new PipeLink(pipe, socket.getInetAddress().getHostAddress());
        } catch (IOException failure) {
            throw refused("the server ended the connection after the TLS handshake, as it does when it does not accept"
                    + " this client's certificate ("
                    + files.own().map(Object::toString).orElse("there is none") + "): " + failure.getMessage());
        }
    }

    private static VirtException refused(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.AUTH_FAILED, why).in(ErrorDomain.RPC));
    }
}
