import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def nothing = story.withoutHome()
    def before = story.file('').toFile().list().sort()
    story.log().says("✗ Not an environment name: '../x'.", "✗ Not an environment name: 'a;b'.")

    [new: ['$(touch made-by-a-name)', 'Alice', 'a' * 64, ''], switch: ['`touch made-by-a-name`', 'ünï'], delete: ['-x', 'a b']].each { goal, names ->
        names.each { name ->
            nothing.goal(goal, '-Denv=' + name).failed().says(
                    '✗ Not an environment name: ', 'A name has 1 to 32 lower-case letters, digits and hyphens')
        }
    }
    nothing.goal('new', '-Denv=alice', '-Dforkstack.from=../dev').failed().says("✗ Not an environment name: '../dev'.")

    assert story.file('').toFile().list().sort() == before
    assert !nothing.home().toFile().exists()
}
