import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.rows().withCloseable { it.execute('CREATE TABLE of_grace (id int)') }
    story.git('config', 'user.email', 'ada@example.org').succeeded()
    story.file('.env.local').toFile().delete()
    story.file('.current-env').toFile().delete()

    story.goal('new', '-Denv=alice').failed().says('✗ Environment alice belongs to grace@example.org, since ', 'make envs-switch alice')
    assert !story.has('.env.local')

    story.goal('switch', '-Denv=alice').succeeded()
    story.rows().withCloseable { assert it.query("SELECT to_regclass('of_grace')") == ['of_grace'] }

    story.goal('delete', '-Denv=alice').failed().says('✗ Environment alice belongs to grace@example.org', '-Dforkstack.force=alice')
    story.goal('delete', '-Denv=alice', '-Dforkstack.force=bob').failed()
    story.rows().withCloseable { assert it.query("SELECT to_regclass('of_grace')") == ['of_grace'] }
    story.goal('delete', '-Denv=alice', '-Dforkstack.force=alice').succeeded().says('✓ Environment alice is gone.')
}
