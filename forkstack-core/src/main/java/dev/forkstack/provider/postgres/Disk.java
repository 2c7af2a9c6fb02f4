package dev.forkstack.provider.postgres;

/** What the disk of a server's data can do. */
interface Disk {

    /** Whether files are cloned instead of copied, sharing their blocks. */
    boolean clones();

    long freeBytes();
}
