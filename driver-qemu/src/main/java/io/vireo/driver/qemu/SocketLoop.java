package io.vireo.driver.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads and writes all monitor and agent sockets of a driver, and the threads that tell listeners.
 *
 * <p>Callers' threads never touch a socket in a blocking way, so interrupting a caller cannot close a guest's monitor.
 */
final class SocketLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);

    private static final int READ_SIZE = 64 * 1024;

    private final Selector selector;
    private final Thread thread;
    private final ThreadPoolExecutor listeners;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);
    private volatile boolean closed;

    /** A running loop; {@code name} begins the names of its threads. */
    SocketLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a selector for the monitors of QEMU", e);
        }
        listeners = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> daemon(task, name + "-events"),
                new ThreadPoolExecutor.DiscardPolicy());
        thread = daemon(this::run, name + "-sockets");
        thread.start();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        // Not the caller's, which may belong to an application that is long gone.
        thread.setContextClassLoader(SocketLoop.class.getClassLoader());
        return thread;
    }

    /** A queue of its own for one listener, which may block as long as it likes. */
    Executor listenerQueue() {
        return new SerialQueue(listeners);
    }

    /** Begins to read from a connected socket. */
    void add(SocketLines lines) {
        run(() -> {
            try {
                lines.channel().register(selector, lines.interest(), lines);
            } catch (IOException | CancelledKeyException e) {
                lines.close("it was closed at once: " + e.getMessage());
            }
        });
        if (closed) {
            lines.close("the driver is being stopped");
        }
    }

    /** Has the loop ask the socket what it waits for: something to read, room to write. */
    void interestChanged(SocketLines lines) {
        run(() -> {
            SelectionKey key = lines.channel().keyFor(selector);
            if (key != null && key.isValid()) {
                key.interestOps(lines.interest());
            }
        });
    }

    /** Makes the selector forget closed sockets, which is what gives their descriptors back. */
    void wakeUp() {
        selector.wakeup();
    }

    private void run(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::ready);
                runTasks();
            }
        } catch (IOException | ClosedSelectorException e) {
            LOG.error("The sockets of QEMU guests cannot be watched any longer", e);
        } finally {
            closed = true;
            runTasks();
            closeAll();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void ready(SelectionKey key) {
        var lines = (SocketLines) key.attachment();
        try {
            if (key.isValid() && key.isWritable() && lines.flush()) {
                key.interestOps(lines.interest());
            }
            if (key.isValid() && key.isReadable()) {
                lines.read(buffer.clear());
            }
        } catch (CancelledKeyException e) {
            LOG.debug("A socket was closed while it was being read", e);
        } catch (IOException e) {
            lines.close(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Reading a socket failed in a way that nobody foresaw; it is closed", e);
            lines.close("reading failed: " + e);
        }
    }

    private void closeAll() {
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            ((SocketLines) key.attachment()).close("the driver is being stopped");
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("Closing the selector of QEMU's sockets failed", e);
        }
    }

    /** Closes every socket, tells every listener, and waits a moment until the loop's thread is gone. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        listeners.shutdown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
