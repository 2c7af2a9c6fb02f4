package dev.forkstack.provider.sqlite;

import dev.forkstack.file.DirectoryId;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.provider.staged.MarkedDirectories;
import dev.forkstack.provider.staged.Stage;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.UserHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The databases of one project, a file each in a directory of their own. Thread-safe as a stage is. */
final class SqliteStage implements Stage {

    private final ResourceNames names;
    private final Path directory;
    private final Path lockFile;
    private final SqliteDriver driver;
    private final Patience patience;
    private final SqliteCopy copy;
    private final SqliteOrigin origin;
    private final ProgressListener progress;

    SqliteStage(
            UserHome home,
            ResourceNames names,
            SqliteDriver driver,
            Patience patience,
            SqliteCopy copy,
            SqliteOrigin origin) {
        this.names = names;
        this.directory = home.sqlite().resolve(names.project().value());
        this.lockFile = home.locks().resolve("sqlite-" + names.project() + ".lock");
        this.driver = driver;
        this.patience = patience;
        this.copy = copy;
        this.origin = origin;
        this.progress = patience.progress();
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public String name(EnvironmentName env) {
        return names.database(env);
    }

    @Override
    public Path lockFile() {
        return lockFile;
    }

    @Override
    public Path directory() {
        return directory;
    }

    SqliteFile file(String name) {
        return new SqliteFile(directory.resolve(name + SqliteFile.SUFFIX));
    }

    /** A file without a single table is what an application leaves that asks for a database which has gone: nothing. */
    @Override
    public Optional<Resource> find(String name) throws IOException, InterruptedException {
        SqliteFile file = file(name);
        return Files.exists(file.path()) ? patience.waiting(file, () -> found(file, name)) : Optional.empty();
    }

    private Optional<Resource> found(SqliteFile file, String name) throws SQLException {
        try (Connection connection = driver.open(file)) {
            Optional<Mark> mark = MarkRow.read(connection, name);
            if (mark.isEmpty() && Sql.isEmpty(connection)) {
                return Optional.empty();
            }
            String id = mark.map(Mark::resource).orElse(MarkRow.unmarkedId(name));
            return Optional.of(Resource.of(kind(), name, id, mark));
        }
    }

    @Override
    public List<Resource> all() throws IOException, InterruptedException {
        List<Resource> found = new ArrayList<>();
        for (Path child : MarkedDirectories.children(directory)) {
            SqliteFile file = new SqliteFile(child);
            if (child.toString().endsWith(SqliteFile.SUFFIX)
                    && names.environmentOfDatabase(file.name()).isPresent()) {
                find(file.name()).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public Path newStaging() throws IOException {
        Files.createDirectories(staging());
        return staging().resolve(DirectoryId.word() + SqliteFile.SUFFIX);
    }

    @Override
    public String fill(Path staged, Optional<Resource> source) throws IOException, InterruptedException {
        SqliteFile target = new SqliteFile(staged);
        if (source.isEmpty()) {
            return origin.make(target);
        }
        String from = source.get().name();
        return copy.copy(file(from), target) + " from " + from;
    }

    @Override
    public void publish(Path staged, String name, Mark mark) throws IOException {
        SqliteFile made = new SqliteFile(staged);
        try (Connection connection = driver.make(made)) {
            MarkRow.write(connection, mark.on(MarkRow.newId(name)));
            Sql.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw SqliteFailure.of(made, e);
        }
        made.moveTo(file(name));
    }

    @Override
    public void discard(Path staged) throws IOException {
        new SqliteFile(staged).delete();
    }

    @Override
    public void writeMark(Resource database, Mark mark) throws IOException, InterruptedException {
        SqliteFile file = file(database.name());
        patience.waiting(file, () -> {
            try (Connection connection = driver.open(file)) {
                MarkRow.write(connection, mark);
                return mark;
            }
        });
    }

    @Override
    public void remove(Resource database) throws IOException {
        SqliteFile file = file(database.name());
        boolean inUse = isOpenElsewhere(file);
        SqliteFile away = new SqliteFile(newStaging());
        Files.move(file.path(), away.path(), StandardCopyOption.ATOMIC_MOVE);
        file.deleteBeside();
        away.delete();
        if (inUse) {
            progress.note(database.name() + " was open in another process, which writes to a deleted file from now on");
        }
    }

    /** Only in WAL mode can that be told: who has such a database open keeps a lock, and it cannot leave that mode. */
    private boolean isOpenElsewhere(SqliteFile file) {
        try (Connection connection = driver.open(file)) {
            Sql.execute(connection, "PRAGMA journal_mode = DELETE");
            return false;
        } catch (SQLException e) {
            return SqliteFailure.isLocked(e);
        }
    }

    /** Besides what is in staging, what SQLite kept beside a database that has gone. */
    @Override
    public List<String> leftovers() throws IOException {
        List<String> left = new ArrayList<>();
        MarkedDirectories.children(staging())
                .forEach(staged -> left.add(directory.relativize(staged).toString()));
        for (Path file : MarkedDirectories.children(directory)) {
            SqliteFile database = SqliteFile.of(file);
            if (!database.path().equals(file) && !Files.exists(database.path())) {
                left.add(file.getFileName().toString());
            }
        }
        return left;
    }

    @Override
    public Size size(String name) throws IOException {
        return new Size(file(name).bytes(), OptionalLong.empty());
    }

    @Override
    public void sweep() throws IOException {
        for (String left : leftovers()) {
            Files.deleteIfExists(directory.resolve(left));
        }
    }

    private Path staging() {
        return directory.resolve("staging");
    }
}
