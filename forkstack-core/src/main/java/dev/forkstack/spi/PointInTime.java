package dev.forkstack.spi;

/** A provider that can fork its source as it was at an instant ({@link dev.forkstack.model.Mark#at}). */
public interface PointInTime {}
