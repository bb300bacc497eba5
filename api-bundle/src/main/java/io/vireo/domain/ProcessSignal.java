package io.vireo.domain;

import io.vireo.Code;

/** A signal to a process in the guest ({@code virDomainProcessSignal}). */
public enum ProcessSignal implements Code {

    /** Nothing; only asks whether the process is there. */
    NOP(0),
    /** The terminal is gone. */
    HUP(1),
    /** Interrupted from the keyboard. */
    INT(2),
    /** Quit from the keyboard. */
    QUIT(3),
    /** An illegal instruction. */
    ILL(4),
    /** A trap. */
    TRAP(5),
    /** Aborted. */
    ABRT(6),
    /** A bus error. */
    BUS(7),
    /** A floating-point error. */
    FPE(8),
    /** Killed. */
    KILL(9),
    /** For the program to choose. */
    USR1(10),
    /** An invalid address. */
    SEGV(11),
    /** For the program to choose. */
    USR2(12),
    /** A pipe without a reader. */
    PIPE(13),
    /** An alarm clock. */
    ALRM(14),
    /** Asked to end. */
    TERM(15),
    /** A fault of the coprocessor. */
    STKFLT(16),
    /** A child ended. */
    CHLD(17),
    /** Goes on. */
    CONT(18),
    /** Stopped. */
    STOP(19),
    /** Stopped from the keyboard. */
    TSTP(20),
    /** Reads from the terminal in the background. */
    TTIN(21),
    /** Writes to the terminal in the background. */
    TTOU(22),
    /** Urgent data on a socket. */
    URG(23),
    /** Too much processor time. */
    XCPU(24),
    /** Too large a file. */
    XFSZ(25),
    /** A virtual alarm clock. */
    VTALRM(26),
    /** A profiling alarm clock. */
    PROF(27),
    /** The window changed its size. */
    WINCH(28),
    /** Input or output is possible. */
    POLL(29),
    /** Power fails. */
    PWR(30),
    /** An unknown system call. */
    SYS(31),
    /** Real-time signal 0. */
    RT0(32),
    /** Real-time signal 1. */
    RT1(33),
    /** Real-time signal 2. */
    RT2(34),
    /** Real-time signal 3. */
    RT3(35),
    /** Real-time signal 4. */
    RT4(36),
    /** Real-time signal 5. */
    RT5(37),
    /** Real-time signal 6. */
    RT6(38),
    /** Real-time signal 7. */
    RT7(39),
    /** Real-time signal 8. */
    RT8(40),
    /** Real-time signal 9. */
    RT9(41),
    /** Real-time signal 10. */
    RT10(42),
    /** Real-time signal 11. */
    RT11(43),
    /** Real-time signal 12. */
    RT12(44),
    /** Real-time signal 13. */
    RT13(45),
    /** Real-time signal 14. */
    RT14(46),
    /** Real-time signal 15. */
    RT15(47),
    /** Real-time signal 16. */
    RT16(48),
    /** Real-time signal 17. */
    RT17(49),
    /** Real-time signal 18. */
    RT18(50),
    /** Real-time signal 19. */
    RT19(51),
    /** Real-time signal 20. */
    RT20(52),
    /** Real-time signal 21. */
    RT21(53),
    /** Real-time signal 22. */
    RT22(54),
    /** Real-time signal 23. */
    RT23(55),
    /** Real-time signal 24. */
    RT24(56),
    /** Real-time signal 25. */
    RT25(57),
    /** Real-time signal 26. */
    RT26(58),
    /** Real-time signal 27. */
    RT27(59),
    /** Real-time signal 28. */
    RT28(60),
    /** Real-time signal 29. */
    RT29(61),
    /** Real-time signal 30. */
    RT30(62),
    /** Real-time signal 31. */
    RT31(63),
    /** Real-time signal 32. */
    RT32(64),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    ProcessSignal(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
