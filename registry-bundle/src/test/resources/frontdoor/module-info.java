module frontdoor {
    requires io.vireo;

    provides io.vireo.spi.Driver with
            frontdoor.DoorDriver,
            frontdoor.BrokenDriver;

    uses io.vireo.Vireo;
}
