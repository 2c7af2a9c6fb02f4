import dev.forkstack.stories.Story

// A developer is in alice, where the application has rows of its own when it is started by hand.
Story.tell(basedir) { story ->
    story.git('init', '-b', 'main').succeeded()
    story.goal('new', '-Denv=alice').succeeded()
    story.rows().withCloseable { it.execute("UPDATE note SET text = 'from alice'") }
}
