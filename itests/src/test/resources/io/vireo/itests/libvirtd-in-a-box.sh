#!/bin/sh
# Runs libvirtd with mounts, processes and a network of its own; nothing of the host is touched, and everything that it
# starts ends with this script. DIR/more.conf is added to its configuration, and makes it listen on ports; DIR/sasl2 is
# its configuration of SASL. Where DIR/containers is, it is to start containers, which it cannot where both versions of
# control groups are mounted.
# Started as: unshare --mount --net --pid --mount-proc --fork --kill-child sh libvirtd-in-a-box.sh DIR
set -eu
box=$1
mount --make-rprivate /
ip link set lo up
mkdir -p "$box/etc/qemu" "$box/run" "$box/lib" "$box/cache" "$box/log" "$box/sock" "$box/cgroup"
mkdir -p /etc/libvirt /run/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt
cat > "$box/etc/libvirtd.conf" <<CONF
unix_sock_dir = "$box/sock"
unix_sock_ro_perms = "0777"
unix_sock_rw_perms = "0777"
auth_unix_ro = "none"
auth_unix_rw = "none"
log_outputs = "3:file:$box/libvirtd.log"
CONF
cat > "$box/etc/qemu.conf" <<CONF
security_driver = "none"
user = "root"
group = "root"
namespaces = []
stdio_handler = "file"
CONF
mount --bind "$box/etc" /etc/libvirt
mount --bind "$box/run" /run/libvirt
mount --bind "$box/lib" /var/lib/libvirt
mount --bind "$box/cache" /var/cache/libvirt
mount --bind "$box/log" /var/log/libvirt
# libvirtd looks its users up by name before it reads which it is to use; another package would make them on the host.
for kind in passwd group; do
    if ! grep -q '^libvirt-qemu:' /etc/$kind; then
        cp /etc/$kind "$box/$kind"
        case $kind in
            passwd) echo 'libvirt-qemu:x:64055:64055::/nonexistent:/usr/sbin/nologin' ;;
            group) echo 'libvirt-qemu:x:64055:' ;;
        esac >> "$box/$kind"
        mount --bind "$box/$kind" /etc/$kind
    fi
done
# What /sys says of interfaces belongs to the network that it was mounted in; control groups stay those of the host.
mount --rbind /sys/fs/cgroup "$box/cgroup"
umount -l -R /sys
mount -t sysfs sysfs /sys
mount --move "$box/cgroup" /sys/fs/cgroup
if [ -f "$box/containers" ] && [ -d /sys/fs/cgroup/unified ]; then
    umount /sys/fs/cgroup/unified
fi
listen=
if [ -f "$box/more.conf" ]; then
    cat "$box/more.conf" >> "$box/etc/libvirtd.conf"
    listen=--listen
fi
if [ -d "$box/sasl2" ]; then
    mkdir -p /etc/sasl2
    mount --bind "$box/sasl2" /etc/sasl2
fi
libvirtd $listen -f "$box/etc/libvirtd.conf" -p "$box/libvirtd.pid" &
# The first process of a namespace inherits what others leave behind; the shell takes it up while it waits.
wait
