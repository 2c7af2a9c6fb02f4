package dev.forkstack.model;

/** Why an application that is started here gets no values, and what mends it. Immutable. */
public record Refusal(String message, String remedy) {}
