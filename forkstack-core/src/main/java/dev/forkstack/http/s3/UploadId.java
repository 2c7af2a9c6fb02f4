package dev.forkstack.http.s3;

/** An upload in parts that has begun. Immutable. */
public record UploadId(String key, String id) {}
