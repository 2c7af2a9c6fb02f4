package dev.forkstack.provider.s3;

import org.junit.jupiter.api.BeforeAll;

/** Buckets at the store that is named on the command line. */
class NamedStoreContractIT extends StoreContract {

    @BeforeAll
    static void start() {
        at(RunningStore.fromProperties());
    }
}
