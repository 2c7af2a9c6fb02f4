package dev.forkstack.provider.copy;

import dev.forkstack.model.Transfer.Amount;

/**
 * What a copy has done. Immutable.
 *
 * @param copied in this run
 * @param found what a run before had copied
 * @param archived how many were left out because their bytes are not at hand
 * @param changed how many became others in the source meanwhile, and were copied as they are now
 * @param vanished how many were deleted in the source meanwhile
 */
public record Copied(Amount copied, Amount found, long archived, long changed, long vanished) {}
