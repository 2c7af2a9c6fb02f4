package dev.forkstack.spi;

/** A provider that makes the {@code dev} environment out of nothing, because there is no account where one stands already. */
public interface MakesOrigin {}
