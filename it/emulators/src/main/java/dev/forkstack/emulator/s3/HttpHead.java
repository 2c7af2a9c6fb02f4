package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Request;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lines of a request before its body. Immutable. */
record HttpHead(String method, String target, Map<String, List<String>> headers) {

    private static final int MOST_BYTES = 64 << 10;

    /** @return empty where the client has gone, as one does that keeps a connection and needs it no more */
    static Optional<HttpHead> read(InputStream in) throws IOException {
        String first = line(in, true);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.split(" ");
        if (words.length != 3) {
            throw new IOException("This is not HTTP.");
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(in, false); !line.isEmpty(); line = line(in, false)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("This is no header.");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return Optional.of(new HttpHead(words[0], words[1], headers));
    }

    /** Without its body. */
    Request request() {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new Request(method, path, query, headers, new byte[0], Map.of(), Optional.empty());
    }

    boolean has(String header, String value) {
        return headers.getOrDefault(header, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }

    /** 0 if there is no body; -1 if its length is not said. */
    long contentLength() {
        if (headers.containsKey("transfer-encoding")) {
            return -1;
        }
        return Long.parseLong(
                headers.getOrDefault("content-length", List.of("0")).get(0));
    }

    private static String line(InputStream in, boolean mayEnd) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && mayEnd && line.size() == 0) {
                return "";
            }
            if (next < 0 || line.size() > MOST_BYTES) {
                throw new EOFException("The head of a request ends in its midst.");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** Without headers: they carry secrets. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
