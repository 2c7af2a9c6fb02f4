import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.rows().withCloseable { it.execute('CREATE TABLE kept (id int)') }
    story.objects().withCloseable { it.put('kept', 'by alice') }
    def values = story.read('.env.local')

    story.goal('new', '-Denv=alice').succeeded().says(
            'reused, forked from dev by ada@example.org just now',
            '✓ Environment alice stands already, and this checkout is in it.')
    assert story.read('.env.local') == values
    story.rows().withCloseable { assert it.query("SELECT to_regclass('kept')") == ['kept'] }
    story.objects().withCloseable { assert it.get('kept') == 'by alice' }

    story.goal('new', '-Denv=alice', '-Dforkstack.failIfExists').failed().says('✗ Environment alice exists, since ')
    story.goal('new', '-Denv=alice', '-Dforkstack.from=bob').failed().says('alice', 'forked from dev', 'from bob')
    assert story.read('.env.local') == values
}
