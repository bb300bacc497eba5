package io.vireo.driver.secret;

import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.secret.SecretControl;
import io.vireo.spi.PlatformCall;

/** One secret of a host. */
final class HostSecretControl implements SecretControl {

    private final HostSecret secret;

    HostSecretControl(HostSecret secret) {
        this.secret = secret;
    }

    @Override
    public String xmlDesc() {
        return secret.definition().document().toString();
    }

    @Override
    public byte[] value() {
        byte[] value = secret.value()
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_SECRET, "secret '" + secret.definition().uuid() + "' does not have a value"));
        if (secret.definition().hidden() && !PlatformCall.isUnderWay()) {
            throw new Denied(ErrorCode.INVALID_SECRET, "secret is private");
        }
        return value.clone();
    }

    @Override
    public void setValue(byte[] value) {
        if (value.length == 0) {
            throw new VirtException(ErrorCode.INVALID_ARG, "the value of a secret has at least one byte");
        }
        if (value.length > SecretValues.LARGEST) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the value of a secret has at most " + SecretValues.LARGEST + " bytes, this one " + value.length);
        }
        secret.host().setValue(secret, value.clone());
    }

    @Override
    public void undefine() {
        secret.host().undefine(secret);
    }
}
