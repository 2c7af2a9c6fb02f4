import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ forkstack:new needs the name of an environment.', '✗ forkstack:delete needs the name of an environment.')
    story.log().says('✓ Environment carol is ready', '✓ Environment dave is ready').saysNot('bob is')
    // Each was its build's, and went with it.
    story.log().says('✓ Environment carol is gone', '✓ Environment dave is gone')
    assert !story.has('.current-env') && !story.has('.env.local')
}
