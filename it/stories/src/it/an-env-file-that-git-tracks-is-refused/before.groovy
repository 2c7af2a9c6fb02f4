import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.git('init').succeeded()
    story.write('.env.local', 'MINE=1\n')
    story.git('add', '-f', '.env.local').succeeded()
}
