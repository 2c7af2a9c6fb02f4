import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def nothing = story.withoutHome()
    def before = story.file('').toFile().list().sort()
    def names = ['../x', 'a;b', '$(touch made-by-a-name)', '$(shell touch made-by-a-name)', '`touch made-by-a-name`', "'; touch made-by-a-name; '",
            'Alice', 'ünï', 'a' * 64, 'help', 'envs-list', '-x', '%', '*']

    names.each { name ->
        ['envs-new', 'envs-switch', 'envs-delete'].each { target ->
            nothing.make(target, name).failed().saysNot('Scanning', 'uid=')
        }
    }
    (names - ['help', 'envs-list']).each { name ->
        nothing.make('envs-new', 'NAME=' + name).failed()
        nothing.make('envs-new', 'alice', 'FROM=' + name).failed()
    }
    nothing.make('envs-new', 'help').failed().says("'help' is also a target of this Makefile: write make envs-new NAME=help")
    nothing.make('envs-new', 'alice', 'bob').failed().says('one environment at a time')
    nothing.make('envs-new', 'alice', 'AT=$(touch made-by-a-name)').failed()

    assert story.file('').toFile().list().sort() == before
    assert !nothing.home().toFile().exists()
}
