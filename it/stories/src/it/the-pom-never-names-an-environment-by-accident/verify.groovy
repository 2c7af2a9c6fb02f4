import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ forkstack:new needs the name of an environment.', '✗ forkstack:delete needs the name of an environment.')
    story.log().says('✓ Environment carol is ready', '✓ Environment dave is ready').saysNot('bob is')
    assert story.read('.current-env') == 'dave\n'
    story.rows().withCloseable {
        assert it.query("SELECT datname FROM pg_database WHERE datname LIKE 'accident%' ORDER BY 1") == ['accident-carol', 'accident-dave', 'accident-dev']
    }
}
