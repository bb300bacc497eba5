"""Sends frames from one network device and says which of them arrive at another: frames.py FROM TO HEX...

What is sent by a device "tap:NAME" comes out of the program behind that tap, as from QEMU.
"""
import fcntl
import os
import select
import socket
import struct
import sys
import time

ETH_P_ALL = 3
TUNSETIFF = 0x400454CA
TAP_WITHOUT_HEADER = 0x1002


class Tap:
    def __init__(self, name):
        self.file = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(self.file, TUNSETIFF, struct.pack("16sH22x", name.encode(), TAP_WITHOUT_HEADER))
        time.sleep(0.1)  # Only now has the device a carrier, of which the bridge learns a little later.

    def fileno(self):
        return self.file

    def send(self, frame):
        os.write(self.file, frame)

    def recv(self, size):
        return os.read(self.file, size)


def bound(device):
    if device.startswith("tap:"):
        return Tap(device[4:])
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    raw.bind((device, 0))
    return raw


def untagged(frame):
    """The kernel hands a tag over beside the frame, so frames are compared without."""
    return frame[:12] + frame[16:] if frame[12:14] == b"\x81\x00" else frame


def arrives(listener, frame, patience):
    end = time.monotonic() + patience
    while True:
        left = end - time.monotonic()
        if left <= 0 or not select.select([listener], [], [], left)[0]:
            return False
        if untagged(listener.recv(65535))[: len(untagged(frame))] == untagged(frame):
            return True


sender, listener = bound(sys.argv[1]), bound(sys.argv[2])
for text in sys.argv[3:]:
    frame = bytes.fromhex(text)
    sender.send(frame)
    print("1" if arrives(listener, frame, 0.15) else "0", end="")
