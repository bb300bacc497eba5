"""What programs do with python3-libvirt: events in their own loop, many threads on one connection, a stream, errors."""
import sys
import threading
import time

import libvirt

uri = sys.argv[1]
libvirt.registerErrorHandler(lambda context, error: None, None)
libvirt.virEventRegisterDefaultImpl()


def loop():
    while True:
        libvirt.virEventRunDefaultImpl()


threading.Thread(target=loop, daemon=True).start()
connection = libvirt.open(uri)
domain = connection.lookupByName("test")

got = []
number = connection.domainEventRegisterAny(
    None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, lambda c, d, event, detail, o: got.append(event), None)
for _ in range(20):
    domain.suspend()
    domain.resume()
end = time.monotonic() + 10
while len(got) < 40 and time.monotonic() < end:
    time.sleep(0.01)
assert got == [libvirt.VIR_DOMAIN_EVENT_SUSPENDED, libvirt.VIR_DOMAIN_EVENT_RESUMED] * 20, got
connection.domainEventDeregisterAny(number)

failures = []


def work():
    try:
        for _ in range(200):
            assert connection.lookupByName("test").UUIDString() == domain.UUIDString()
    except Exception as failure:
        failures.append(failure)


threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failures, failures

for _ in range(200):
    libvirt.open(uri).close()

stream = connection.newStream()
assert domain.screenshot(stream, 0) == "image/png"
picture = b""
while True:
    piece = stream.recv(65536)
    if not piece:
        break
    picture += piece
stream.finish()
assert picture.startswith(b"\x89PNG"), picture[:8]

try:
    connection.lookupByName("nobody")
    raise AssertionError("nobody was found")
except libvirt.libvirtError as error:
    assert error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN, error

connection.close()
print("all is well")
