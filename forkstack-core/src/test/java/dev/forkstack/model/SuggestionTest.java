package dev.forkstack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("database", "bucket", "source", "protected");

    @Test
    void findsTheWordThatWasMeant() {
        assertThat(Suggestion.closest("databse", KNOWN)).hasValue("database");
        assertThat(Suggestion.closest("DATABASE", KNOWN)).hasValue("database");
        assertThat(Suggestion.closest("buket", KNOWN)).hasValue("bucket");
        assertThat(Suggestion.closest("sorce", KNOWN)).hasValue("source");
    }

    @Test
    void suggestsNothingWhereNothingIsClose() {
        assertThat(Suggestion.closest("nothing-like-it", KNOWN)).isEmpty();
        assertThat(Suggestion.closest("x", List.of())).isEmpty();
    }

    @Test
    void ofTwoThatAreEquallyCloseTheFirstByName() {
        assertThat(Suggestion.closest("bat", List.of("cat", "rat", "hat"))).hasValue("cat");
    }
}
