package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Request;
import java.util.List;

/** Lists by pages of 25 things, or of up to 100 on request. Stateless. */
final class Lists {

    private static final int USUAL = 25;
    private static final int MOST = 100;

    private Lists() {}

    static Answer answer(Request request, List<ObjectNode> all) {
        int size = Math.min(number(request, "per_page", USUAL), MOST);
        int page = number(request, "page", 1);
        int pages = Math.max(1, (all.size() + size - 1) / size);
        ObjectNode json = Json.object()
                .put("type", "list")
                .put("current_page", page)
                .put("per_page", size)
                .put("total_count", all.size())
                .put("total_pages", pages);
        putPage(json, "next_page", request, page < pages ? page + 1 : 0);
        putPage(json, "prev_page", request, page > 1 ? page - 1 : 0);
        ArrayNode data = json.putArray("data");
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(data::add);
        return Answer.json(200, json);
    }

    private static void putPage(ObjectNode json, String field, Request request, int page) {
        if (page == 0) {
            json.putNull(field).putNull(field + "_url");
        } else {
            json.put(field, page)
                    .put(
                            field + "_url",
                            "http://" + request.header("host").orElse("") + request.path() + "?"
                                    + request.queryWith("page", page));
        }
    }

    private static int number(Request request, String parameter, int otherwise) {
        return request.parameter(parameter)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
