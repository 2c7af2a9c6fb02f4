package dev.forkstack.http;

import java.net.http.HttpHeaders;
import java.util.function.Supplier;

/**
 * What came back, whatever it is: the body whole, and empty where there is none. Immutable.
 *
 * @param fields the headers, which are put in order when somebody asks: of most answers nobody does
 */
public record Reply(int status, Supplier<HttpHeaders> fields, byte[] body) {

    public HttpHeaders headers() {
        return fields.get();
    }
}
