import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('.current-env is broken: Not an environment name: ', '→ Remove the file, then switch again: make envs-switch NAME.')
    assert story.read('.current-env') == '../../alice\n'
    assert !story.has('.env.local')
    story.notes('list').failed().says('.current-env is broken')

    story.file('.current-env').toFile().delete()
    story.goal('new', '-Denv=alice').succeeded()
    assert story.read('.current-env') == 'alice\n'
}
