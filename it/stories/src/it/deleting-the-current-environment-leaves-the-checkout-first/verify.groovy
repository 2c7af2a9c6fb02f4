import dev.forkstack.stories.Locks
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def session = story.rows()
    def bucket = story.home().resolve('s3/buckets/leaving-bucket-alice').toFile()
    assert bucket.isDirectory()

    def run = Locks.hold(story.home().resolve('locks/s3-leaving.lock')) {
        def started = story.begin { it.goal('delete', '-Denv=alice') }
        Locks.await('the checkout is left') { !story.has('.current-env') }
        assert !story.has('.env.local')
        assert bucket.isDirectory()
        started
    }.join()

    run.succeeded().says(
            'ended 1 session of leaving-alice',
            '✓ Environment alice is gone.',
            'This checkout was in it; dev is current now. Its values: make envs-switch dev')
    assert !bucket.exists()
    assert !session.isOpen()

    story.goal('switch', '-Denv=dev').succeeded().says('dev is shared')
    assert story.application().name().value() == 'dev'
    story.rows().withCloseable { assert it.query("SELECT datname FROM pg_database WHERE datname LIKE 'leaving%'") == ['leaving-dev'] }
}
