package io.vireo.driver.qemu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The smallest guest that can be talked to: its boot sector writes {@link #WORD} to the first serial port and then does what it
 * is told there, by a letter. Every other letter it repeats.
 */
final class BootSector {

    static final String WORD = "VIREO-BOOTED";

    /** Switches itself off. */
    static final char OFF = 'o';

    /** Resets itself. */
    static final char RESET = 'r';

    /** Says that it has panicked, to the device of type isa. */
    static final char PANIC = 'p';

    /** Lets its watchdog, one of model ib700, expire at once. */
    static final char WATCHDOG = 'w';

    /** Goes to sleep, its memory kept (S3). */
    static final char SLEEP = 's';

    /** Writes a sector in the middle of its first disk. */
    static final char WRITE = 'd';

    private static final int TEXT = 0xa0;
    private static final String CODE = "fb31c08ed88ec0fc" // sti; xor ax,ax; mov ds,ax; mov es,ax; cld
            + "bea07c" // mov si,text
            + "ac84c07406baf803eeebf5" // print: lodsb; test al,al; jz wait; mov dx,3f8h; out dx,al; jmp print
            + "f4bafd03eca80174f7" // wait: hlt; mov dx,3fdh; in al,dx; test al,1; jz wait
            + "baf803ec" // mov dx,3f8h; in al,dx
            + "3c6f74173c72741c3c70741e" // cmp al,'o'; je off; cmp al,'r'; je reset; cmp al,'p'; je panic
            + "3c7774223c7374263c64742b" // cmp al,'w'; je watchdog; cmp al,'s'; je sleep; cmp al,'d'; je disk
            + "eeebd8" // out dx,al; jmp wait
            + "ba0406b80020efebcf" // off: mov dx,604h; mov ax,2000h; out dx,ax; jmp wait
            + "b0fee664ebc9" // reset: mov al,feh; out 64h,al; jmp wait
            + "ba0505b001eeebc1" // panic: mov dx,505h; mov al,1; out dx,al; jmp wait
            + "ba4304b00feeebb9" // watchdog: mov dx,443h; mov al,15; out dx,al; jmp wait
            + "ba0406b80024efebb0" // sleep: mov dx,604h; mov ax,2400h; out dx,ax; jmp wait
            + "b80103bb007cb90101ba8000cd13eba0"; // disk: mov ax,301h; mov bx,7c00h; mov cx,101h; mov dx,80h; int 13h;
    // jmp wait

    private BootSector() {}

    /** Writes a disk of one MiB that begins with it. */
    static Path disk(Path file) throws IOException {
        ByteBuffer disk = ByteBuffer.allocate(1 << 20);
        disk.put(0, HexFormat.of().parseHex(CODE))
                .put(TEXT, (WORD + "\r\n\0").getBytes(StandardCharsets.US_ASCII))
                .put(510, (byte) 0x55)
                .put(511, (byte) 0xAA);
        Files.write(file, disk.array());
        return file;
    }
}
