import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ forkstack.toml is not valid TOML at line 2, column 10', '→ Mend that line')
    assert !story.has('.env.local')

    def nothing = story.withoutHome()
    story.write('.forkstack.toml', 'project = "other"\n')
    story.write('forkstack.toml', 'project = "broken"\n')
    nothing.goal('new', '-Denv=alice').failed().says('✗ There are two configurations: forkstack.toml and .forkstack.toml', '→ Keep one of them.')

    story.file('.forkstack.toml').toFile().delete()
    story.write('forkstack.toml', 'source = "../x"\nprotected = ["Staging"]\n')
    nothing.goal('new', '-Denv=alice').failed().says("Not an environment name: '../x'.", "Not an environment name: 'Staging'.")
    assert !nothing.home().toFile().exists()
}
