package dev.forkstack.stories;

import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A database that is spoken to as libSQL's clients do, over HTTP. Immutable. */
public record Libsql(String url, String token) {

    private static final Pattern VALUE = Pattern.compile("\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** That of this environment. */
    public static Libsql of(ForkStackEnvironment environment) {
        return new Libsql(
                environment.databaseUrl().replaceAll("/$", ""),
                environment.find(Keys.DATABASE_AUTH_TOKEN).orElse("none"));
    }

    /**
     * Every value of every row, as text, for a statement without double quotes.
     *
     * @throws AssertionError if the database refuses
     */
    public List<String> query(String sql) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/v2/pipeline"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"requests\":[{\"type\":\"execute\",\"stmt\":{\"sql\":\"" + sql + "\"}}]}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("\"type\":\"error\"")) {
            throw new AssertionError(sql + ": " + answer.statusCode() + " " + answer.body());
        }
        return VALUE.matcher(answer.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return url;
    }
}
