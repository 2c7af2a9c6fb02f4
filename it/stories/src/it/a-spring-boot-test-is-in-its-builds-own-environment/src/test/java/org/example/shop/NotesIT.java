package org.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class NotesIT {

    @Autowired
    Notes notes;

    @Test
    void keepsWhatIsAdded() {
        System.out.println(getClass().getSimpleName() + " met " + notes.all() + " in " + notes.where());
        notes.add("from the test");
        assertThat(notes.all()).last().isEqualTo("from the test");
    }
}
