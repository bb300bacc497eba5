package io.vireo.protocol;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The shape of the oldest lists of node devices: active ones that have a capability, which is named as XML names it. */
final class CapabilityForm implements Shape {

    private static final int BOUND = 65_536;

    private final Signature signature;
    private final boolean counts;

    private CapabilityForm(Signature signature, boolean counts) {
        this.signature = signature;
        this.counts = counts;
    }

    static Shape count(Signature signature, Words words) {
        return new CapabilityForm(signature, true);
    }

    static Shape names(Signature signature, Words words) {
        return new CapabilityForm(signature, false);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        throw new UnsupportedOperationException("no client of ours asks in this form");
    }

    @Override
    public Request readArgs(XdrReader in) {
        Optional<String> capability = in.readPresent() ? Optional.of(in.readString()) : Optional.empty();
        int most = counts ? 0 : Extra.CAP.checked(in.readInt(), BOUND);
        int flags = in.readInt();
        if (flags != 0) {
            throw UnknownBits.flags(flags);
        }
        Set<NodeDeviceListFlag> wanted = capability
                .map(name -> Set.of(NodeDeviceListFlag.ACTIVE, flag(name)))
                .orElse(Set.of(NodeDeviceListFlag.ACTIVE));
        return new Request(signature.readSubject(in), new Object[] {wanted}).note(most);
    }

    private static NodeDeviceListFlag flag(String capability) {
        String name = "pci".equals(capability) ? "PCI_DEV" : "usb_device".equals(capability) ? "USB_DEV" : capability;
        try {
            return NodeDeviceListFlag.valueOf("CAP_" + name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "no node device has the capability '" + capability + "'", unknown);
        }
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        List<?> devices = (List<?>) result;
        if (counts) {
            out.writeInt(devices.size());
            return;
        }
        int sent = Math.min(devices.size(), request.note());
        out.writeCount(sent, BOUND);
        for (Object device : devices.subList(0, sent)) {
            out.writeString(((NodeDeviceRef) device).name());
        }
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        throw new UnsupportedOperationException("no client of ours asks in this form");
    }

    @Override
    public String args() {
        return Layout.join(Layout.optional(Layout.STRING), counts ? Layout.NOTHING : Layout.INT, Layout.INT);
    }

    @Override
    public String result() {
        return counts ? Layout.INT : Layout.list(BOUND, Layout.STRING);
    }
}
