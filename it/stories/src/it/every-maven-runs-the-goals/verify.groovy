import dev.forkstack.stories.Story

Story.tell(basedir) { all ->
    all.log().says('mvn forkstack:new -Denv=alice')
    ['3.6.3', '3.8.9', '3.9.16', '4.0.0-rc-6'].each { version ->
        all.ifFetched(version) { story ->
            // With the plugin in the POM and its whole configuration there, and everything that Maven can say.
            def told = story.mvn('-B', '-X', '-Dmaven.plugin.validation=verbose', 'forkstack:new', '-Denv=alice')
                    .succeeded().says('Apache Maven ' + version, '✓ Environment alice is ready')
            def application = story.application()
            [application.jdbcPassword(), application.get('AWS_SECRET_ACCESS_KEY'), story.superuserPassword()]
                    .each { told.saysNot(it) }
            told.saysNot('Plugin validation issues', 'not thread-safe')
            assert application.get('FORKSTACK_PROJECT') == 'every-maven'
            assert application.bucketName() == 'every-maven-bucket-alice-eu'
            story.rows().withCloseable { assert it.query('SELECT who FROM visit') == ['the seed'] }

            // What fails ends with the exit code that Maven has for it.
            def refused = story.mvn('-B', 'forkstack:help', 'forkstack:list', 'forkstack:delete', '-Denv=staging').failed()
                    .says('mvn forkstack:new -Denv=alice', '* alice', '✗ Cannot delete protected environment: staging')
            assert refused.exit() == 1

            // Without a POM, and several goals in one go.
            def plain = story.in('without-a-pom')
            plain.write('forkstack.toml', 'project = "every-maven-plain"')
            plain.goal('new list delete', '-Denv=bob').succeeded()
                    .says('✓ Environment bob is ready', '* bob', '✓ Environment bob is gone.')
            story.goal('delete', '-Denv=alice').succeeded()
        }
    }
}
