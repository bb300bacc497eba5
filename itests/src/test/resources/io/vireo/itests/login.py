"""Opens a URI as libvirt-python does, by a user's name and password, and says which guests there are.

Started as: login.py URI USER PASSWORD
"""
import sys

import libvirt

uri, user, password = sys.argv[1:]
answers = {libvirt.VIR_CRED_AUTHNAME: user, libvirt.VIR_CRED_USERNAME: user, libvirt.VIR_CRED_PASSPHRASE: password}


def answer(credentials, _):
    for each in credentials:
        each[4] = answers[each[0]]
    return 0


libvirt.registerErrorHandler(lambda _, error: None, None)
try:
    connection = libvirt.openAuth(uri, [list(answers), answer, None], 0)
    for guest in connection.listAllDomains():
        print(guest.name())
    connection.close()
except libvirt.libvirtError as refusal:
    print("error:", refusal, file=sys.stderr)
    sys.exit(1)
