package dev.forkstack.emulator.aws;

/**
 * What the account and its region are like. Immutable.
 *
 * @param account 12 digits
 * @param mostBuckets the account's quota
 */
public record AwsOptions(String account, String region, int mostBuckets) {

    /** As a new account has it (source: "General purpose bucket quotas"). */
    public static final AwsOptions DEFAULT = new AwsOptions("123456789012", "eu-central-1", 10_000);

    public AwsOptions in(String other) {
        return new AwsOptions(account, other, mostBuckets);
    }

    public AwsOptions with(int buckets) {
        return new AwsOptions(account, region, buckets);
    }
}
