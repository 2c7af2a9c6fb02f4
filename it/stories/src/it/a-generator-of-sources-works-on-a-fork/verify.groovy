import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def alice = story.application()
    def nothingIsLeft = {
        story.superuser().withCloseable { assert it.query("SELECT datname FROM pg_database WHERE datname LIKE 'library-%' ORDER BY 1") == ['library-alice', 'library-dev'] }
        assert (story.home().resolve('builds').toFile().list() ?: []).every { !it.startsWith('library.') }
        ['alice', 'dev'].each { environment ->
            Rows.of(alice.jdbcUrl().replace('library-alice', 'library-' + environment), alice.jdbcUsername(), alice.jdbcPassword())
                    .withCloseable { assert it.query('SELECT book::text FROM book') == ['(1,"from dev")'] }
        }
    }
    def generated = 'target/generated-sources/jooq/org/example/library/db/tables/Book.java'

    // One environment from the first phase to the last: this branch's migration, what is generated of it, tests that use it.
    def build = story.log().says('✓ Environment it-authors is ready', 'BooksIT ran in it-authors', '✓ Environment it-authors is gone.')
    assert build.lines().count { it.contains(' is ready, and this build is in it.') } == 1
    assert story.read(generated).contains('AUTHOR')
    nothingIsLeft()

    // Both plugins tell all that they were configured with, and so does Maven.
    build.says('serverId = forkstack.it-authors', '<url>jdbc:forkstack:' + story.home()).saysNot(alice.jdbcPassword())
    assert !story.program('grep', '-rlF', alice.jdbcPassword(), 'target').output()

    // Who wants no tests wants the sources all the same; and nothing stays of what does not compile.
    story.write('src/main/java/org/example/library/Broken.java', 'class Broken { Object column = org.example.library.db.Tables.BOOK.PUBLISHER; }')
    assert story.file(generated).toFile().delete()
    story.mvn('-B', 'verify', '-DskipTests').failed().says('Broken.java', '✓ Environment it-authors is gone.')
    assert story.has(generated)
    nothingIsLeft()
}
