import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.git('init', '-b', 'authors').succeeded()
    story.goal('new', '-Denv=alice').succeeded()
}
