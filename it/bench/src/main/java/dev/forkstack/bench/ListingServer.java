package dev.forkstack.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An S3 server with one bucket of any number of objects, of which it has nothing but the listing (ListObjectsV2). */
final class ListingServer {

    static final String BUCKET = "endless";

    private static final int PAGE = 1_000;
    private static final int THREADS = 16;
    private static final int ABOVE_ALL = 100_000_000;

    private final int keys;

    private ListingServer(int keys) {
        this.keys = keys;
    }

    /** @param args how many keys, and the file that gets the port */
    public static void main(String[] args) throws IOException {
        ListingServer listing = new ListingServer(Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", listing::answer);
        server.start();
        Path file = Path.of(args[1]);
        Path staged = file.resolveSibling("staged.port");
        Files.writeString(staged, String.valueOf(server.getAddress().getPort()));
        Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            boolean isListing = "2".equals(query.get("list-type")) && !query.containsKey("delimiter");
            byte[] body = (isListing ? page(query) : "<Error><Code>NotImplemented</Code></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(isListing || isHead ? 200 : 501, isHead ? -1 : body.length);
            if (!isHead) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2 && !pair[1].isEmpty())
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The token is the number of the first key of the page. */
    private String page(Map<String, String> query) {
        int first = query.containsKey("continuation-token")
                ? Integer.parseInt(query.get("continuation-token"))
                : query.containsKey("start-after") ? number(query.get("start-after")) + 1 : 0;
        int end = Math.min(keys, first + Integer.parseInt(query.getOrDefault("max-keys", String.valueOf(PAGE))));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>")
                .append(BUCKET)
                .append("</Name><Prefix></Prefix><MaxKeys>1000</MaxKeys><KeyCount>")
                .append(end - first)
                .append("</KeyCount><IsTruncated>")
                .append(end < keys)
                .append("</IsTruncated>");
        if (end < keys) {
            xml.append("<NextContinuationToken>").append(end).append("</NextContinuationToken>");
        }
        for (int i = first; i < end; i++) {
            xml.append("<Contents><Key>")
                    .append(key(i))
                    .append("</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>")
                    .append("<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>10000</Size>")
                    .append("<StorageClass>STANDARD</StorageClass></Contents>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static String key(int number) {
        // No formatter, which would take longer than whoever asks.
        return "documents/page-" + Integer.toString(ABOVE_ALL + number).substring(1) + ".bin";
    }

    private static int number(String key) {
        return Integer.parseInt(key.replaceAll("[^0-9]", ""));
    }
}
