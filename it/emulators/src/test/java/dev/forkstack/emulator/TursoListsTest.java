package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TursoListsTest {

    @RegisterExtension
    final RunningTurso turso = new RunningTurso(options -> options.withPageSize(2));

    private TursoClient client;

    @BeforeEach
    void fill() throws Exception {
        client = turso.client();
        client.api("POST", "/groups", "{\"name\":\"other\",\"location\":\"aws-eu-west-1\"}");
        for (String name : new String[] {"a", "b", "c"}) {
            client.create(name);
        }
        client.branch("d", "a");
        client.api("POST", "/databases", "{\"name\":\"e\",\"group\":\"other\"}");
    }

    @Test
    void goesOnAtTheCursor() throws Exception {
        assertThat(pages("")).containsExactly("a,b", "c,d", "e");
        assertThat(pages("limit=4")).containsExactly("a,b,c,d", "e");
        assertThat(pages("limit=5")).containsExactly("a,b,c,d,e");
    }

    @Test
    void filtersByGroupAndParent() throws Exception {
        assertThat(pages("group=other")).containsExactly("e");
        String parent = client.database("a").path("DbId").asText();
        assertThat(pages("parent=" + parent)).containsExactly("d");
        assertThat(pages("parent=" + parent + "&group=other")).containsExactly("");
    }

    @Test
    void showsTheParentInAListAsWell() throws Exception {
        JsonNode branch = client.api("GET", "/databases?limit=10", "").json().at("/databases/3");
        assertThat(branch.at("/parent/name").asText()).isEqualTo("a");
    }

    @Test
    void doesNotBranchAcrossGroups() throws Exception {
        String body = "{\"name\":\"f\",\"group\":\"other\",\"seed\":{\"type\":\"database\",\"name\":\"a\"}}";
        assertThat(client.api("POST", "/databases", body).status()).isEqualTo(400);
    }

    @Test
    void listsMakesAndRemovesGroups() throws Exception {
        assertThat(client.api("GET", "/groups", "").json().path("groups").findValuesAsText("name"))
                .containsExactly("default", "other");
        assertThat(client.api("GET", "/groups/other", "")
                        .json()
                        .at("/group/primary")
                        .asText())
                .isEqualTo("aws-eu-west-1");
        assertThat(client.api("POST", "/groups", "{\"name\":\"other\",\"location\":\"x\"}")
                        .status())
                .isEqualTo(409);
        assertThat(client.api("DELETE", "/groups/other", "").status()).isEqualTo(200);
        assertThat(client.api("GET", "/groups/other", "").status()).isEqualTo(404);
        assertThat(client.api("GET", "/databases/e", "").status()).isEqualTo(404);
    }

    /** The names of each page. */
    private List<String> pages(String query) throws Exception {
        List<String> pages = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    client.api("GET", "/databases?" + query + cursor, "").json();
            List<String> names = new ArrayList<>();
            page.path("databases").forEach(each -> names.add(each.path("Name").asText()));
            pages.add(String.join(",", names));
            cursor = page.at("/pagination/next").isTextual()
                    ? "&cursor=" + page.at("/pagination/next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return pages;
    }
}
