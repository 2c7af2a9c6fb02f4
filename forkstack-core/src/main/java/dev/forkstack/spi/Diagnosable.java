package dev.forkstack.spi;

import java.util.List;

/** A provider that can tell whether it would work: token, source, limits. */
public interface Diagnosable {

    /** Looks and changes nothing. What cannot be looked at is a finding too, not an exception. */
    List<Finding> diagnose();
}
