import dev.forkstack.stories.Story
import java.nio.file.Files

Story.tell(basedir) { story ->
    def files = ['.env.local', '.current-env', '.gitignore'].collect { story.file(it) }
    def state = { files.collect { [Files.readString(it), Files.getLastModifiedTime(it)] } }
    def checkout = state()
    def password = story.application().jdbcPassword()
    def databases = { story.superuser().withCloseable { it.query("SELECT datname FROM pg_database WHERE datname LIKE '%own-%' ORDER BY 1") } }
    def builds = { (story.home().resolve('builds').toFile().list() ?: []).findAll { it.startsWith('own.') }.sort() }
    def nothingIsLeft = {
        assert databases() == ['own-alice', 'own-dev']
        assert story.home().resolve('s3/buckets').toFile().list().findAll { it.startsWith('own') }.sort() == ['own-bucket-alice', 'own-bucket-dev']
        assert builds() == []
        assert state() == checkout
        story.rows().withCloseable { assert it.query('SELECT text FROM note') == ['from alice'] }
    }
    def made = { run -> run.lines().count { it.contains(' is ready, and this build is in it.') } }
    def gone = { run -> run.lines().count { it.contains(' is gone.') } }

    // Three modules at the same time, one environment; the developer's alice is another.
    def build = story.log().says('NoteIT of api ran in own-it-alice', 'NoteIT of store ran in own-it-alice', 'NoteIT of web ran in own-it-alice')
    assert made(build) == 1 && gone(build) == 1
    nothingIsLeft()

    // The password is in no property, no command line, no report, and nowhere in what Maven says of its plugins with -X.
    build.saysNot(password)
    assert !story.program('grep', '-rlF', password, 'api/target', 'store/target', 'web/target').output()
    story.program('grep', '-lF', 'forkstack.envFile', 'api/target/failsafe-reports/TEST-NoteIT.xml').succeeded()

    // A build that fails, and goes on with what can go on.
    def failed = story.mvn('-B', 'verify', '--fail-at-end', '-Dfails=yes', '-pl', 'api,store').failed()
    failed.says('NoteIT of api ran in own-it-alice', 'NoteIT of store ran in own-it-alice')
    assert made(failed) == 1 && gone(failed) == 1
    nothingIsLeft()

    // Ctrl-C, and a build that stops before it would delete, which is kept because somebody wants to look.
    story.mvnUntil('running', 'INT', '-B', 'verify', '-pl', 'web', '-Dhangs=web').failed().says('✓ Environment it-alice is gone.')
    nothingIsLeft()
    def stopped = story.mvn('-B', 'integration-test', '-rf', ':web', '-Dforkstack.keep').succeeded()
    stopped.says('NoteIT of web ran', 'Environment it-alice is kept (forkstack.keep).', 'make envs-switch it-alice', 'make envs-delete it-alice')
    assert databases() == ['own-alice', 'own-dev', 'own-it-alice'] && builds() == [] && state() == checkout

    // What was kept is no source of the next build's rows; and one that is killed leaves something for the next.
    assert story.file('running').toFile().delete()
    story.mvnUntil('running', 'KILL', '-B', 'verify', '-pl', 'web', '-Dhangs=web').says('what an earlier build has left of it-alice goes first')
    assert databases() == ['own-alice', 'own-dev', 'own-it-alice'] && builds() == ['own.it-alice.env', 'own.it-alice.env.jvm'] && state() == checkout
    story.with('GITHUB_REF', 'refs/pull/7/merge').mvn('-B', 'verify', '-N').succeeded()
            .says('✓ Environment pr-7 is ready', 'a build that died has left environment it-alice', '✓ Environment it-alice is gone.', '✓ Environment pr-7 is gone.')
    nothingIsLeft()
}
