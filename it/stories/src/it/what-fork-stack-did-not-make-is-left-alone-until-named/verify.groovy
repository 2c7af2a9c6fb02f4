import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.superuser().withCloseable {
        it.execute('CREATE DATABASE "foreign-alice" OWNER "' + story.application().jdbcUsername() + '"')
    }
    def bucket = story.home().resolve('s3/buckets/foreign-bucket-alice').toFile()
    assert bucket.mkdir()
    def values = story.read('.env.local')

    story.goal('new', '-Denv=alice').failed().says(
            'There is a database foreign-alice that Fork Stack did not make (it carries no mark), so it is left alone.',
            'There is a bucket foreign-bucket-alice that Fork Stack did not make (it carries no mark), so it is left alone.',
            '-Dforkstack.adopt=foreign-alice,foreign-bucket-alice')
    story.goal('delete', '-Denv=alice').failed().says('left alone')
    assert bucket.isDirectory()
    assert story.read('.env.local') == values
    story.goal('list').succeeded().with { list ->
        assert list.lines().find { it.contains('foreign-alice') } =~ /foreign$/
    }

    story.goal('new', '-Denv=alice', '-Dforkstack.adopt=foreign-alice,foreign-bucket-alice').succeeded().says('taken over as it is')
    story.rows().withCloseable { assert it.query('SELECT current_database()') == ['foreign-alice'] }
    story.objects().withCloseable { assert it.put('a', 'b').get('a') == 'b' }
    story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
    assert !bucket.exists()
}
