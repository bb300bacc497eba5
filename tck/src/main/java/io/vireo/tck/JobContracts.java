package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vireo.VirtException;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.BlockJobs;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainState;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.JobType;
import io.vireo.domain.Jobs;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Long work on domains and on their disks, and what is said where there is none. */
final class JobContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final List<Integer> PAUSES = List.of(0, 5, 20, 50, 100, 200);
    private static final String NOWHERE = "tck-there-is-none";

    static final Group GROUP = new Group(
            "jobs of a domain and of its disks",
            List.of(
                    job("says that a domain without a job has none", JobContracts::none, "jobStats"),
                    job("refuses to end a job that is not there", JobContracts::abort, "jobStats", "abortJob"),
                    job("saves a domain or lets it run on, whenever the job is ended", JobContracts::cancel, "abortJob")
                            .needing(Need.of(ManagedSave.class, "managedSave", "hasManagedSave", "removeManagedSave")),
                    job(
                                    "dumps a domain's memory or not, and lets it run on, whenever the job is ended",
                                    JobContracts::dump)
                            .needing(
                                    Need.of(Jobs.class, "abortJob", "jobStats"), Need.of(StateFiles.class, "coreDump")),
                    disk("says nothing about the job of a disk that has none", JobContracts::noBlockJob)
                            .needing(Need.of(BlockJobs.class, "blockJobInfo")),
                    disk("refuses to end a job that the disk has not", JobContracts::abortBlockJob)
                            .needing(Need.of(BlockJobs.class, "abortBlockJob")),
                    disk("refuses a job on a disk that the domain has not", JobContracts::unknownDisk)
                            .needing(Need.of(BlockJobs.class, "blockJobInfo", "blockPull")),
                    disk("ends a pull of a disk that has nothing beneath, or refuses it", JobContracts::pull)
                            .needing(Need.of(BlockJobs.class, "blockJobInfo", "blockPull"))));

    private JobContracts() {}

    private static Contract job(String sentence, Contract.Body body, String... operations) {
        return Contract.of(
                sentence,
                body,
                Need.of(Jobs.class, operations),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Contract disk(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.document("target of a disk", DriverSample::diskTarget),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Domain running(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        return domain;
    }

    private static String target(Bench bench) {
        return bench.sample().diskTarget().orElseThrow();
    }

    private static void none(Bench bench) {
        assertEquals(
                JobType.NONE, running(bench).as(Jobs.class).jobStats(Set.of()).type());
    }

    private static void abort(Bench bench) {
        Domain domain = running(bench);
        Expect.invalidState("ending it", () -> domain.as(Jobs.class).abortJob(Set.of()));
    }

    /** In which phase the job is when it is ended is left to chance: there is one outcome or the other in each. */
    private static void cancel(Bench bench) throws Exception {
        Domain domain = running(bench);
        for (int pause : PAUSES) {
            Meanwhile<Boolean> saving =
                    Meanwhile.doing(() -> succeeds(() -> domain.managedSave().managedSave(Set.of())));
            Thread.sleep(pause);
            end(domain);
            boolean saved = saving.within("the end of the job", bench.patience());
            assertEquals(saved, domain.managedSave().hasManagedSave(), "a saved state, after " + pause + " ms");
            assertEquals(!saved, domain.isActive(), "whether it runs, after " + pause + " ms");
            if (saved) {
                domain.managedSave().removeManagedSave();
                domain.start();
            }
        }
        assertEquals(JobType.NONE, domain.as(Jobs.class).jobStats(Set.of()).type(), "afterwards");
    }

    private static void dump(Bench bench) throws Exception {
        Domain domain = running(bench);
        Path folder = Files.createTempDirectory("tck-dump");
        try {
            for (int pause : PAUSES) {
                dump(bench, domain, folder.resolve("core"), pause);
            }
        } finally {
            Files.delete(folder);
        }
        assertEquals(JobType.NONE, domain.as(Jobs.class).jobStats(Set.of()).type(), "afterwards");
    }

    private static void dump(Bench bench, Domain domain, Path file, int pause) throws Exception {
        StateFiles files = domain.as(StateFiles.class);
        Meanwhile<Boolean> dumping =
                Meanwhile.doing(() -> succeeds(() -> files.coreDump(file.toString(), DumpFormat.RAW, Set.of())));
        Thread.sleep(pause);
        end(domain);
        boolean dumped = dumping.within("the end of the job", bench.patience());
        assertEquals(dumped, Files.deleteIfExists(file), "a file, after " + pause + " ms");
        assertEquals(DomainState.RUNNING, domain.state().state(), "after " + pause + " ms");
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (VirtException ended) {
            return false;
        }
    }

    private static void end(Domain domain) {
        try {
            domain.as(Jobs.class).abortJob(Set.of());
        } catch (VirtException nothingToEnd) {
            // It has not begun yet, or is over.
            assertFalse(nothingToEnd.getMessage().isBlank(), "the error says nothing");
        }
    }

    private static void noBlockJob(Bench bench) {
        BlockJobs jobs = running(bench).as(BlockJobs.class);
        assertEquals(Optional.empty(), jobs.blockJobInfo(target(bench)));
    }

    private static void abortBlockJob(Bench bench) {
        BlockJobs jobs = running(bench).as(BlockJobs.class);
        Expect.refused("ending it", () -> jobs.abortBlockJob(target(bench), Set.of()));
    }

    private static void unknownDisk(Bench bench) {
        BlockJobs jobs = running(bench).as(BlockJobs.class);
        Expect.refused("asking for it", () -> jobs.blockJobInfo(NOWHERE));
        Expect.refused("a pull", () -> jobs.blockPull(NOWHERE, Bandwidth.UNLIMITED));
    }

    private static void pull(Bench bench) throws InterruptedException {
        BlockJobs jobs = running(bench).as(BlockJobs.class);
        try {
            jobs.blockPull(target(bench), Bandwidth.UNLIMITED);
        } catch (VirtException nothingToDo) {
            assertEquals(Optional.empty(), jobs.blockJobInfo(target(bench)), "after the refusal");
            return;
        }
        Expect.soon(
                "the job is over",
                bench.patience(),
                () -> jobs.blockJobInfo(target(bench)).isEmpty());
    }
}
