import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.withOwnHome()
}
