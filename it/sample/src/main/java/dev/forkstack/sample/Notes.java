package dev.forkstack.sample;

import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.sql.SQLException;

/**
 * Keeps notes in the database and an attachment of each in the bucket. It names neither of them: it asks for those of
 * the current environment.
 *
 * <pre>
 * java -jar notes.jar add "buy milk"
 * java -jar notes.jar list
 * </pre>
 */
public final class Notes {

    private Notes() {}

    public static void main(String[] arguments) throws SQLException {
        try {
            System.exit(run(arguments));
        } catch (ForkStackRuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int run(String[] arguments) throws SQLException {
        String command = arguments.length == 0 ? "list" : arguments[0];
        ForkStackEnvironment environment = ForkStackEnvironment.current();
        try (NoteTable table = NoteTable.in(environment);
                Attachments attachments = Attachments.in(environment)) {
            switch (command) {
                case "add" -> attachments.write(table.add(arguments[1]), arguments[1]);
                case "list" -> {
                    System.out.println("environment " + environment.name());
                    for (NoteTable.Note note : table.all()) {
                        System.out.println(note.id() + " " + note.text() + " | " + attachments.read(note.id()));
                    }
                }
                default -> {
                    System.err.println("Unknown command '" + command + "': add TEXT, or list");
                    return 1;
                }
            }
        }
        return 0;
    }
}
