import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ The directory for local servers cannot be written: ', '→ Make ', 'a-file/home writable, or set FORKSTACK_HOME to a directory that is.')
    assert !story.has('.env.local')
    assert !story.has('.current-env')
    assert story.read('a-file') == 'no directory\n'
}
