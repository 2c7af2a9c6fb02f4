import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.write('.env.local', '# mine\nMINE=1\nDATABASE_URL=postgresql://elsewhere/production\n')
}
