import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    ['new', 'switch', 'delete', 'up'].each { story.log().says('forkstack:' + it + ' skipped (forkstack.skip)') }
    story.log().saysNot('✓', '✗')
    assert !story.has('.env.local')
    assert !story.has('.current-env')
    assert !story.withoutHome().home().toFile().exists()
}
