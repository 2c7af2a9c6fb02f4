import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.git('init').succeeded()
    story.write('.gitignore', 'build/')
}
