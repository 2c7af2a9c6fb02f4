import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ seed.sql:4: "INSERT INTO nte VALUES (2)" failed: ', 'relation "nte" does not exist', '→ Correct the statement')
    assert !story.has('.env.local')
    assert !story.has('.current-env')

    story.write('forkstack.toml', 'project = "broken-seed"\n[database]\nseed = "sead.sql"\n')
    story.goal('new', '-Denv=alice').failed().says('There is no readable file or directory', 'sead.sql', 'database.seed')

    story.write('forkstack.toml', 'project = "broken-seed"\n[database]\nseed = "seed.sql"\n')
    story.write('seed.sql', story.read('seed.sql').replace('nte', 'note'))
    story.goal('new', '-Denv=alice').succeeded().says('database broken-seed-dev  made from seed.sql')
    story.rows().withCloseable { assert it.query('SELECT id FROM note ORDER BY id') == ['1', '2'] }
    story.superuser().withCloseable {
        assert it.query("SELECT datname FROM pg_database WHERE datname LIKE '%broken-seed%' ORDER BY 1") == ['broken-seed-alice', 'broken-seed-dev']
    }
}
