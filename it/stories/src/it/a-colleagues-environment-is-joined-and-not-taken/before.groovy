import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.git('init').succeeded()
    story.git('config', 'user.email', 'grace@example.org').succeeded()
}
