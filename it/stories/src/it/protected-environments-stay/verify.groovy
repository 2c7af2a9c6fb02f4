import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def values = story.read('.env.local')
    story.log().says(
            '✗ Cannot delete protected environment: dev',
            '✗ Cannot delete protected environment: staging',
            '✗ Cannot create protected environment: prod',
            '✗ Cannot switch to protected environment: prod')
    story.make('envs-delete', 'prod').failed()
            .saysLine('✗ Cannot delete protected environment: prod')
            .saysNot('[ERROR]', 'BUILD FAILURE', 'MojoFailureException')

    // From production nothing is made, switched or deleted, and what is current stays so.
    def inProduction = story.with('ENV', 'production')
    ['new', 'switch', 'delete'].each { goal ->
        inProduction.goal(goal, '-Denv=alice').failed().says('✗ ENV names production here', '→ Unset ENV')
    }
    assert story.read('.env.local') == values
    assert story.read('.current-env') == 'staging\n'
    story.rows().withCloseable {
        assert it.query("SELECT datname FROM pg_database WHERE datname LIKE 'guarded%' ORDER BY 1") == ['guarded-dev', 'guarded-staging']
    }
}
