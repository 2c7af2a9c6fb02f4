import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().saysNot('ENV=')
    story.notes('add', 'by alice').succeeded()

    def elsewhere = story.with('ENV', 'bob')
    elsewhere.goal('switch', '-Denv=alice').succeeded().says(
            '✓ This checkout is in environment alice.',
            '! ENV=bob is set in this shell, so an application started from it looks for bob, not for alice. Unset it: unset ENV')
    elsewhere.notes('list').failed()
            .says("'bob'", "'alice'", 'make envs-switch bob', 'unset ENV')
            .saysNot('by alice')
    story.with('FORKSTACK_ENV', 'bob').notes('list').failed().says("'bob'", "'alice'").saysNot('by alice')
    story.with('ENV', 'prod').notes('list').failed().says('prod').saysNot('by alice')

    story.with('ENV', 'alice').notes('list').succeeded().saysLine('1 by alice | by alice')
    // Some shells keep the name of their start-up file there.
    story.with('ENV', '/etc/shrc').notes('list').succeeded().saysLine('1 by alice | by alice')
}
