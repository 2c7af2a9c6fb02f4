package dev.forkstack.provider.s3;

import org.junit.jupiter.api.BeforeAll;

/** Buckets at moto, which gives the tags of a bucket to the next of its name. */
class MotoStoreContractIT extends StoreContract {

    @BeforeAll
    static void start() throws Exception {
        at(RunningStore.moto());
    }
}
