import dev.forkstack.stories.Libsql
import dev.forkstack.stories.Sqld
import dev.forkstack.stories.Story

Story.tell(basedir) { plain ->
    Sqld.start(plain, 'with-libsql-prod').withCloseable { server ->
        def production = server.namespace('with-libsql-prod')
        production.query('CREATE TABLE notes (text TEXT)')
        production.query("INSERT INTO notes VALUES ('from production')")
        plain.write('forkstack.toml', server.configuration('with-libsql'))

        plain.goal('new', '-Denv=alice').failed().says('401', '→ ', 'LIBSQL_ADMIN_AUTH_KEY')
        def story = plain.with('LIBSQL_ADMIN_AUTH_KEY', server.cloud().value('key'))
        story.goal('doctor').succeeded()
            .says('✓ libSQL namespace with-libsql-prod', 'asks for no token', 'lists no namespaces')

        story.goal('new', '-Denv=alice').succeeded()
            .says('copied in full from with-libsql-prod', '✓ Environment alice is ready').saysNot(server.cloud().value('key'))
        def alice = Libsql.of(story.application())
        assert alice.url() == server.namespace('with-libsql-alice').url()
        assert alice.query('SELECT text FROM notes') == ['from production']
        alice.query("INSERT INTO notes VALUES ('by alice')")

        story.goal('new', '-Denv=bob', '-Dforkstack.from=alice').succeeded()
        def bob = Libsql.of(story.application())
        assert bob.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production']

        def list = story.goal('list').succeeded()
        assert list.lines().find { it.contains('alice ') } =~ /alice +prod .* ready/
        assert list.lines().find { it.contains('* bob ') } =~ /ready/

        story.goal('delete', '-Denv=bob').succeeded()
        story.goal('delete', '-Denv=alice').succeeded()
        assert server.cloud().state() == ['namespace forkstack-registry', 'namespace with-libsql-prod']
        assert production.query('SELECT text FROM notes') == ['from production']
    }
}
