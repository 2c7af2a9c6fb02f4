import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says(
            'project with-the-pom in ' + basedir,
            '✓ Environment alice is ready, and this checkout is in it.',
            '✓ Environment bob is ready, and this checkout is in it.',
            '✓ This checkout is in environment alice.',
            '✓ Environment bob is gone.',
            '✗ There is no environment bob in project with-the-pom.',
            '→ Make it (make envs-new bob), or see which there are (make envs-list).')
    assert story.read('.current-env') == 'alice\n'

    def application = story.application()
    assert application.name().value() == 'alice'
    assert application.get('FORKSTACK_PROJECT') == 'with-the-pom'
    assert application.get('FORKSTACK_SOURCE') == 'dev'
    story.rows().withCloseable { rows ->
        assert rows.query('SELECT current_database()') == ['with-the-pom-alice']
        assert rows.query("SELECT datname FROM pg_database WHERE datname LIKE 'with-the-pom%' ORDER BY 1") ==
                ['with-the-pom-alice', 'with-the-pom-dev']
    }
    story.objects().withCloseable { objects ->
        assert objects.put('hello', 'alice').get('hello') == 'alice'
    }
}
