import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('make envs-new alice')

    story.make('envs-new', 'alice').succeeded()
            .says('✓ Environment alice is ready, and this checkout is in it.', 'restart your application')
            .saysNot('[INFO]', 'BUILD SUCCESS')
    story.notes('add', 'written by alice').succeeded()

    story.make('envs-new', 'NAME=bob').succeeded().says('✓ Environment bob is ready', 'make envs-switch alice')
    assert story.read('.current-env') == 'bob\n'
    story.notes('list').succeeded().saysLine('environment bob').saysNot('written by alice')

    story.make('envs-switch', 'alice').succeeded().says('✓ This checkout is in environment alice.')
    assert story.read('.current-env') == 'alice\n'
    story.notes('list').succeeded().saysLine('environment alice').saysLine('1 written by alice | written by alice')

    def list = story.make('envs-list').succeeded()
    list.lines().with { lines ->
        assert lines[0].contains('project with-make in ')
        assert lines[1].split() == ['NAME', 'SOURCE', 'OWNER', 'CREATED', 'AGE', 'STATE', 'PROTECTED']
        assert lines.find { it.startsWith('* alice') } =~ /alice +dev +ada@example.org .* ready/
        assert lines.find { it.startsWith('  bob') } =~ /bob +dev +ada@example.org .* ready/
        assert lines.find { it.startsWith('  dev') } =~ /dev .* ready +yes/
    }

    story.make('envs-delete', 'bob').succeeded().says('✓ Environment bob is gone.')
    story.make('envs-list').succeeded().says('alice').saysNot('bob')
    story.make('envs-delete', 'bob').succeeded().says('There is no environment bob: nothing to delete.')

    // A name that is a target as well is never taken for one, and the other targets still work.
    story.make('envs-new', 'test').failed().says("'test' is also a target of this Makefile: write make envs-new NAME=test")
    story.make('test').succeeded().saysLine('the project has a target of its own')
    story.make('envs-nwe', 'carol').failed().says('No rule to make target')
    story.make('envs-new').failed().says('✗ forkstack:new needs the name of an environment.')
    story.make('envs-list').succeeded().saysNot('carol', ' test ')
}
