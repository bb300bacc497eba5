package io.vireo.examples.tiny;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;

/** The smallest driver keeps every contract that is about it. */
class TinyDriverTckTest extends DriverTck {

    @Override
    protected Driver driver() {
        return new TinyDriver();
    }

    @Override
    protected DriverSample sample() {
        return () -> "tiny:///";
    }
}
