import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.write('.current-env', '../../alice\n')
}
