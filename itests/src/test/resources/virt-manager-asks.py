"""What virt-manager asks of a connection while it runs, with its own library: all lists, documents, statistics and events."""
import sys

sys.path.insert(0, "/usr/share/virt-manager")

import libvirt
from virtinst import DomainCapabilities, Guest, Network, NodeDevice, StoragePool, StorageVolume, cli, pollhelpers
from virtinst.xmlbuilder import XMLBuilder

libvirt.virEventRegisterDefaultImpl()
connection = cli.getConnection(sys.argv[1])
read = 0


def read_all(thing):
    """Reads each property of a document and of what is in it."""
    global read
    for name in dir(type(thing)):
        if name.startswith("_") or callable(getattr(type(thing), name)):
            continue
        value = getattr(thing, name)
        read += 1
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, XMLBuilder):
                read_all(each)


def parsed(kind, document):
    thing = kind(connection, parsexml=document)
    read_all(thing)
    return thing


def poll(fetch, *of):
    """The first look finds everything, the second nothing new and nothing gone."""
    gone, new, now = fetch(connection, *of, {}, lambda thing, name: thing)
    known = {thing.name(): thing for thing in now}
    assert not gone and len(new) == len(now), (fetch, gone, new, now)
    gone, new, again = fetch(connection, *of, dict(known), lambda thing, name: thing)
    assert not gone and not new and len(again) == len(now), (fetch, gone, new)
    return now


def ignore(*_):
    pass


for supported in dir(connection.support):
    if supported.startswith("conn_") and supported != "conn_working_xen_events":
        getattr(connection.support, supported)()
assert connection.support.conn_domain() and connection.support.conn_network()
assert connection.support.conn_storage() and connection.support.conn_nodedev()
for kind in ("LIFECYCLE", "BALLOON_CHANGE", "TRAY_CHANGE", "DEVICE_REMOVED", "DEVICE_ADDED", "AGENT_LIFECYCLE",
             "METADATA_CHANGE"):
    number = getattr(libvirt, "VIR_DOMAIN_EVENT_ID_" + kind)
    connection.domainEventDeregisterAny(connection.domainEventRegisterAny(None, number, ignore, None))
connection.networkEventDeregisterAny(connection.networkEventRegisterAny(None, 0, ignore, None))
for number in (0, 1):
    connection.storagePoolEventDeregisterAny(connection.storagePoolEventRegisterAny(None, number, ignore, None))
    connection.nodeDeviceEventDeregisterAny(connection.nodeDeviceEventRegisterAny(None, number, ignore, None))
connection.setKeepAlive(20, 1)
assert connection.getInfo()[2] > 0 and connection.getHostname() and connection.daemon_version()
read_all(connection.caps)
read_all(DomainCapabilities.build_from_params(connection, None, None, None, None))

domains = poll(pollhelpers.fetch_vms)
for domain in domains:
    for flags in (0, libvirt.VIR_DOMAIN_XML_INACTIVE, libvirt.VIR_DOMAIN_XML_SECURE):
        guest = parsed(Guest, domain.XMLDesc(flags))
    domain.info(), domain.ID(), domain.UUIDString(), domain.state(), domain.isPersistent(), domain.autostart()
    domain.listAllSnapshots(), domain.hasManagedSaveImage(0)
    if domain.isActive():
        domain.setMemoryStatsPeriod(2, libvirt.VIR_DOMAIN_AFFECT_LIVE)
        assert domain.memoryStats()["actual"] > 0 and domain.jobInfo()
        domain.interfaceAddresses(libvirt.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE)
        active = parsed(Guest, domain.XMLDesc(0))
        assert all(domain.interfaceStats(card.target_dev) for card in active.devices.interface)
        assert all(domain.blockStats(disk.target) for disk in active.devices.disk)
statistics = connection.getAllDomainStats(
    libvirt.VIR_DOMAIN_STATS_STATE | libvirt.VIR_DOMAIN_STATS_CPU_TOTAL | libvirt.VIR_DOMAIN_STATS_VCPU
    | libvirt.VIR_DOMAIN_STATS_BALLOON | libvirt.VIR_DOMAIN_STATS_BLOCK | libvirt.VIR_DOMAIN_STATS_INTERFACE, 0)
assert len(statistics) == len(domains)

networks = poll(pollhelpers.fetch_nets)
for network in networks:
    parsed(Network, network.XMLDesc(0)), parsed(Network, network.XMLDesc(libvirt.VIR_NETWORK_XML_INACTIVE))
    network.isActive(), network.autostart()
    if network.isActive():
        network.DHCPLeases()

pools = poll(pollhelpers.fetch_pools)
volumes = []
for pool in pools:
    parsed(StoragePool, pool.XMLDesc(0))
    pool.isActive(), pool.autostart(), pool.info()
    if pool.isActive():
        pool.refresh(0)
        gone, found, volumes_now = pollhelpers.fetch_volumes(connection, pool, {}, lambda thing, name: thing)
        volumes += volumes_now
for volume in volumes:
    document = parsed(StorageVolume, volume.XMLDesc(0))
    assert document.key == volume.key() and volume.storagePoolLookupByVolume().name()

devices = poll(pollhelpers.fetch_nodedevs)
for device in devices:
    parsed(NodeDevice, device.XMLDesc(0))
    if connection.support.nodedev_isactive(device):
        device.isActive()
for fetched in (connection.fetch_all_domains, connection.fetch_all_pools, connection.fetch_all_vols,
                connection.fetch_all_nodedevs):
    fetched()
connection.close()
print(len(domains), "guests", len(networks), "networks", len(pools), "pools", len(volumes), "volumes",
      len(devices), "devices", read, "properties")
