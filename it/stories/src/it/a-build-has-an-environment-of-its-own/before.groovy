import dev.forkstack.stories.Story

// A developer works in a checkout of their own, on a branch that is called like their environment.
Story.tell(basedir) { story ->
    story.git('init', '-b', 'alice').succeeded()
    story.goal('new', '-Denv=alice').succeeded()
    story.rows().withCloseable { it.execute("UPDATE note SET text = 'from alice'") }
}
