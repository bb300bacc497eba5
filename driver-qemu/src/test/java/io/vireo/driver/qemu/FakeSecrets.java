package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretListFlag;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One secret of a host. */
final class FakeSecrets implements Secrets {

    static final UUID KNOWN = UUID.fromString("11111111-2222-4333-8444-555555550009");

    private final String value;

    FakeSecrets(String value) {
        this.value = value;
    }

    FakeCompanions companions() {
        return new FakeCompanions().with(Secrets.class, ref -> this).with(SecretControl.class, ref -> new Control());
    }

    private static SecretRef ref() {
        return new SecretRef(KNOWN, SecretUsage.VOLUME, "disk");
    }

    @Override
    public List<SecretRef> listSecrets(Set<SecretListFlag> flags) {
        return List.of(ref());
    }

    @Override
    public SecretRef secretByUuid(UUID uuid) {
        if (!uuid.equals(KNOWN)) {
            throw new NotFound(ErrorCode.NO_SECRET, uuid.toString());
        }
        return ref();
    }

    /** Its value, as often as it is asked. */
    private final class Control implements SecretControl {

        @Override
        public String xmlDesc() {
            return "<secret/>";
        }

        @Override
        public byte[] value() {
            return value.getBytes(StandardCharsets.UTF_8);
        }
    }
}
