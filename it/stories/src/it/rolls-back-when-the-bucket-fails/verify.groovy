import dev.forkstack.stories.Locks
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def values = story.read('.env.local')
    def databases = { story.superuser().withCloseable { it.query("SELECT datname FROM pg_database WHERE datname LIKE '%rollback%' ORDER BY 1") } }
    assert databases() == ['rollback-dev', 'rollback-first']

    // The bucket's mark cannot be written; the bucket waits until the database stands, so that there is something to undo.
    def obstacle = story.home().resolve('s3/marks/rollback-bucket-alice.json/obstacle').toFile()
    assert obstacle.mkdirs()
    def run = Locks.hold(story.home().resolve('locks/s3-rollback.lock')) {
        def started = story.begin { it.goal('new', '-Denv=alice') }
        Locks.await('the database stands') { databases().contains('rollback-alice') }
        started
    }.join()

    run.failed().says('✗ ', '→ ', 'undone: database rollback-alice').saysNot('is ready')
    assert databases() == ['rollback-dev', 'rollback-first']
    assert story.home().resolve('s3/buckets').toFile().list().findAll { it.startsWith('rollback') }.sort() == ['rollback-bucket-dev', 'rollback-bucket-first']
    assert !(story.home().resolve('s3/staging').toFile().list() ?: []).any { it.contains('rollback') }
    assert story.read('.env.local') == values
    assert story.read('.current-env') == 'first\n'

    assert obstacle.delete() && obstacle.parentFile.delete()
    story.goal('new', '-Denv=alice').succeeded()
    assert databases() == ['rollback-alice', 'rollback-dev', 'rollback-first']
}
