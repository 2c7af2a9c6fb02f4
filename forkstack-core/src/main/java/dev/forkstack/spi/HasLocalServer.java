package dev.forkstack.spi;

/** A provider whose resources live on a server of the user's own machine. */
public interface HasLocalServer {

    LocalServer server();
}
