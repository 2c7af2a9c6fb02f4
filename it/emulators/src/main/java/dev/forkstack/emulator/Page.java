package dev.forkstack.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a sorted list, and the cursor to go on with. Immutable.
 *
 * @param next the last thing of this page, as a cursor; none on an empty page
 * @param isLast whether nothing follows
 */
record Page<T>(List<T> items, Optional<String> next, boolean isLast) {

    /**
     * @param key of a thing, different for each
     * @throws Refusal 400 if limit or cursor make no sense
     */
    static <T> Page<T> of(
            List<T> all, Function<T, String> key, boolean isDescending, Request request, int usual, int most) {
        Comparator<String> order = isDescending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        int limit = limit(request, usual, most);
        Optional<String> after =
                request.parameter("cursor").filter(text -> !text.isEmpty()).map(Page::key);
        List<T> rest = all.stream()
                .filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
                .sorted(Comparator.comparing(key, order))
                .toList();
        List<T> items = rest.subList(0, Math.min(limit, rest.size()));
        Optional<String> next =
                items.isEmpty() ? Optional.empty() : Optional.of(cursor(key.apply(items.get(items.size() - 1))));
        return new Page<>(items, next, items.size() == rest.size());
    }

    private static int limit(Request request, int usual, int most) {
        String text = request.parameter("limit").orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new Refusal(400, "", "limit is not a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "", "invalid cursor");
        }
    }
}
