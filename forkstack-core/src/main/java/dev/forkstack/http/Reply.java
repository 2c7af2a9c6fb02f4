package dev.forkstack.http;

import java.net.http.HttpHeaders;

/** What came back, whatever it is: the body whole, and empty where there is none. Immutable. */
public record Reply(int status, HttpHeaders headers, byte[] body) {}
