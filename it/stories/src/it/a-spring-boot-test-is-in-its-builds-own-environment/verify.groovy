import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def alice = story.application()
    def databases = { story.superuser().withCloseable { it.query("SELECT datname FROM pg_database WHERE datname LIKE 'shop-boot-%' ORDER BY 1") } }
    def rows = { environment -> Rows.of(alice.jdbcUrl().replace('shop-boot-alice', 'shop-boot-' + environment), alice.jdbcUsername(), alice.jdbcPassword())
            .withCloseable { it.query('SELECT text FROM note ORDER BY id') } }

    // Bound into the build, both ways lead to dev's rows, in a database that is gone.
    def build = story.log().says('✓ Environment it-main is ready, and this build is in it.', '✓ Environment it-main is gone.')
    ['NotesIT', 'NotesByLibraryIT'].each { test ->
        assert build.lines().count { it =~ /\b$test met \[from dev(, from the test)?] in shop-boot-it-main$/ } == 1
    }
    assert databases() == ['shop-boot-alice', 'shop-boot-dev']
    assert rows('dev') == ['from dev'] && rows('alice') == ['from alice']
    assert (story.home().resolve('builds').toFile().list() ?: []).every { !it.startsWith('shop-boot.') }

    // The password is nowhere, although everything was told that Maven and Spring can tell of themselves.
    build.saysNot(alice.jdbcPassword())
    assert !story.program('grep', '-rlF', alice.jdbcPassword(), 'target').output()

    // The same tests started as from an IDE, where no build has made anything: the developer's own environment.
    story.mvn('-B', '-o', 'surefire:test', '-Dtest=Notes*IT').succeeded()
            .says('met [from alice] in shop-boot-alice', 'met [from alice, from the test] in shop-boot-alice')
    assert rows('alice') == ['from alice', 'from the test', 'from the test']
}
