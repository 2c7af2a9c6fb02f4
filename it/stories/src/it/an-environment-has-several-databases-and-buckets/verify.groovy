import dev.forkstack.stories.Objects
import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

// Several databases and buckets, a template, and a limit.
Story.tell(basedir) { story ->
    story.log().says('  database  wide-alice', '  database  wide-audit-alice', '  bucket    wide-bucket-alice', '  bucket    wide-uploads-bucket-alice')
    def events = { application -> Rows.of(application.part('audit')).withCloseable { it.query('SELECT text FROM event ORDER BY id') } }
    def alice = story.application()
    assert events(alice) == ['from the seed']
    story.rows().withCloseable { assert it.query("SELECT to_regclass('event') IS NULL") == ['t'] }
    Objects.of(alice).withCloseable { first ->
        Objects.of(alice.part('uploads')).withCloseable { uploads ->
            uploads.put('upload', 'of alice')
            assert first.get('upload') == '404'
            assert uploads.at('wide-bucket-alice').get('upload') == '403'
        }
    }
    Rows.of(alice.part('audit')).withCloseable { it.execute("INSERT INTO event VALUES (2, 'of alice')") }

    // A template is made from what alice has, and the checkout stays in alice.
    story.goal('new', '-Denv=golden', '-Dforkstack.from=alice').succeeded()
            .says('✓ Template golden is ready.', 'fork it: make envs-new NAME FROM=golden').saysNot('this checkout is in it')
    assert story.read('.current-env') == 'alice\n'
    story.goal('switch', '-Denv=golden').failed().says('✗ Environment golden is a template: nobody is ever in it')
    Rows.of(alice.part('audit')).withCloseable { it.execute("INSERT INTO event VALUES (3, 'later')") }
    story.goal('new', '-Denv=bob', '-Dforkstack.from=golden').succeeded()
    assert events(story.application()) == ['from the seed', 'of alice']
    Objects.of(story.application().part('uploads')).withCloseable { assert it.get('upload') == 'of alice' }

    // No room for a third one, and whose the two are.
    story.goal('new', '-Denv=carol').failed()
            .says('✗ The project may have 2 environments (maxEnvironments), and has 2: alice (of ada@example.org, ', 'bob (of ada@example.org, ')
    story.goal('new', '-Denv=audit-x').failed().says('this project has a part audit')
    story.goal('delete', '-Denv=golden').failed().says('-Dforkstack.force=golden')

    // All of it goes with the environment.
    story.goal('delete', '-Denv=bob').succeeded().says('database wide-audit-bob', 'bucket wide-uploads-bucket-bob')
    def list = story.goal('list').succeeded()
    assert list.lines().findAll { it.contains(' ready') }.collect { it.replaceFirst(/^.INFO. . /, '').tokenize().first() } == ['alice', 'dev', 'golden']
}
