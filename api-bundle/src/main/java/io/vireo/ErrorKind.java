package io.vireo;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Which subclass of {@link VirtException} stands for an error. */
enum ErrorKind {
    PLAIN(VirtException::new),
    NOT_FOUND(NotFound::new),
    ALREADY_EXISTS(AlreadyExists::new),
    UNSUPPORTED(Unsupported::new),
    INVALID_STATE(InvalidState::new),
    BUSY(Busy::new),
    DENIED(Denied::new),
    BAD_XML(BadXml::new),
    STALE_HANDLE(StaleHandle::new),
    NO_DRIVER(NoDriver::new),
    TIMED_OUT(TimedOut::new);

    private static final Map<ErrorCode, ErrorKind> BY_CODE = new EnumMap<>(ErrorCode.class);

    static {
        NOT_FOUND.standsFor(
                ErrorCode.NO_DOMAIN,
                ErrorCode.NO_NETWORK,
                ErrorCode.NO_NETWORK_PORT,
                ErrorCode.NO_STORAGE_POOL,
                ErrorCode.NO_STORAGE_VOL,
                ErrorCode.NO_NODE_DEVICE,
                ErrorCode.NO_INTERFACE,
                ErrorCode.NO_NWFILTER,
                ErrorCode.NO_NWFILTER_BINDING,
                ErrorCode.NO_SECRET,
                ErrorCode.NO_DOMAIN_SNAPSHOT,
                ErrorCode.NO_DOMAIN_CHECKPOINT,
                ErrorCode.NO_DOMAIN_METADATA,
                ErrorCode.NO_NETWORK_METADATA,
                ErrorCode.NO_DOMAIN_BACKUP,
                ErrorCode.NO_SERVER,
                ErrorCode.NO_CLIENT,
                ErrorCode.NO_HOSTNAME,
                ErrorCode.DEVICE_MISSING);
        ALREADY_EXISTS.standsFor(
                ErrorCode.DOM_EXIST,
                ErrorCode.NETWORK_EXIST,
                ErrorCode.NETWORK_PORT_EXIST,
                ErrorCode.STORAGE_VOL_EXIST,
                ErrorCode.STORAGE_POOL_BUILT);
        UNSUPPORTED.standsFor(
                ErrorCode.NO_SUPPORT,
                ErrorCode.CONFIG_UNSUPPORTED,
                ErrorCode.ARGUMENT_UNSUPPORTED,
                ErrorCode.OPERATION_UNSUPPORTED);
        INVALID_STATE.standsFor(ErrorCode.OPERATION_INVALID);
        BUSY.standsFor(ErrorCode.RESOURCE_BUSY);
        DENIED.standsFor(ErrorCode.OPERATION_DENIED, ErrorCode.ACCESS_DENIED, ErrorCode.AUTH_FAILED);
        BAD_XML.standsFor(ErrorCode.XML_ERROR, ErrorCode.XML_DETAIL, ErrorCode.XML_INVALID_SCHEMA);
        STALE_HANDLE.standsFor(ErrorCode.INVALID_CONN);
        NO_DRIVER.standsFor(ErrorCode.NO_CONNECT);
        TIMED_OUT.standsFor(ErrorCode.OPERATION_TIMEOUT);
    }

    private final BiFunction<ErrorFacts, Throwable, VirtException> constructor;

    ErrorKind(BiFunction<ErrorFacts, Throwable, VirtException> constructor) {
        this.constructor = constructor;
    }

    static ErrorKind of(ErrorCode code, ErrorFacts facts) {
        return ErrorSentences.kindOf(code, facts).orElseGet(() -> BY_CODE.getOrDefault(code, PLAIN));
    }

    VirtException make(ErrorFacts facts, Throwable cause) {
        return constructor.apply(facts, cause);
    }

    private void standsFor(ErrorCode... codes) {
        for (ErrorCode code : codes) {
            BY_CODE.put(code, this);
        }
    }
}
