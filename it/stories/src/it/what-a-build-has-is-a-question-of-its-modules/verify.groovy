import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def log = story.log()

    ['skipITs', 'skipTests', 'maven.test.skip', 'forkstack.skip'].each {
        log.says('forkstack:new skipped (' + it + ')', 'forkstack:delete skipped (' + it + ')')
    }

    // One for each module, of a branch whose letters no name can have.
    ['api', 'web'].each { module ->
        assert log.lines().count { it ==~ /.*✓ Environment it-fix-login-\w{6}-$module is ready, and this build is in it.*/ } == 1
        assert log.lines().count { it ==~ /.*✓ Environment it-fix-login-\w{6}-$module is gone\./ } == 1
    }
    log.says('✗ No build can have the protected environment dev: its tests would write there.', "✗ There is no scope 'modul'.")
    assert !story.has('.env.local') && !story.has('.current-env') && !story.has('.gitignore')

    // What a developer has is used by a build that is told to, and stays; the goals invoked by name are what they were.
    story.goal('new', '-Denv=alice').succeeded()
    story.mvn('-B', 'post-integration-test', '-P', 'used', '-Dforkstack.env=alice').succeeded()
            .says('✓ Environment alice stands already, and this build is in it.', 'Environment alice stays: it was made by ada@example.org, not by a build.')
    story.mvn('-B', 'post-integration-test', '-P', 'used').succeeded().says('the environment stays for web', ' is gone.')
    story.superuser().withCloseable { assert it.query("SELECT datname FROM pg_database WHERE datname LIKE 'modules-%' ORDER BY 1") == ['modules-alice', 'modules-dev'] }
    story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
}
