import dev.forkstack.stories.Libsql
import dev.forkstack.stories.Story
import dev.forkstack.stories.Turso

Story.tell(basedir) { plain ->
    Turso.start(plain).withCloseable { turso ->
        def production = turso.database('with-turso-prod')
        production.query('CREATE TABLE notes (text TEXT)')
        production.query("INSERT INTO notes VALUES ('from production')")
        plain.write('forkstack.toml', turso.configuration('with-turso'))

        // Without a token, with a wrong one, and with the right one.
        plain.goal('new', '-Denv=alice').failed().says('✗ There is no token', '→ ', 'TURSO_API_TOKEN')
        plain.with('TURSO_API_TOKEN', 'wrong').goal('new', '-Denv=alice').failed().says('401', 'TURSO_API_TOKEN')
        assert turso.cloud().state('with-turso-alice') == []
        def story = plain.with('TURSO_API_TOKEN', turso.cloud().value('token'))
        story.goal('doctor').succeeded().says('✓ the Turso token is valid', 'Turso database with-turso-prod', 'Nothing is wrong.')

        def made = story.goal('new', '-Denv=alice').succeeded()
        made.says('✓ Environment alice is ready', 'branched from with-turso-prod').saysNot(turso.cloud().value('token'))
        assert story.application().get('FORKSTACK_SOURCE') == 'prod'
        assert story.application().get('DATABASE_URL') != production.url()
        def alice = Libsql.of(story.application())
        assert alice.query('SELECT text FROM notes') == ['from production']
        alice.query("INSERT INTO notes VALUES ('by alice')")
        assert story.application().jdbcUrl().startsWith('jdbc:')

        // A fork of the fork, and everybody has their own rows.
        story.goal('new', '-Denv=bob', '-Dforkstack.from=alice').succeeded()
        def bob = Libsql.of(story.application())
        assert bob.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production']
        bob.query('DELETE FROM notes')
        assert alice.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production']
        assert production.query('SELECT text FROM notes') == ['from production']

        // Coming back keeps the token that still works.
        story.goal('switch', '-Denv=alice').succeeded()
        def token = story.application().get('DATABASE_AUTH_TOKEN')
        assert token == alice.token()

        // A second developer, on a machine of their own.
        def grace = story.in('../graces-machine').withHome(story.home().resolveSibling('graces-home'))
        grace.write('forkstack.toml', turso.configuration('with-turso'))
        grace.git('init').succeeded()
        grace.git('config', 'user.email', 'grace@example.org').succeeded()
        grace.goal('new', '-Denv=alice').failed().says('belongs to ada@example.org', 'make envs-switch alice')
        grace.goal('switch', '-Denv=alice').succeeded().says('what of alice belongs to one machine is made here')
        def graces = Libsql.of(grace.application())
        assert graces.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production']
        assert graces.token() != token
        assert alice.query('SELECT 1') != null
        grace.goal('delete', '-Denv=alice').failed().says('-Dforkstack.force=alice')

        def list = story.goal('list').succeeded()
        assert list.lines().find { it.contains('* alice ') } =~ /alice +prod .* ready/
        assert list.lines().find { it.contains('  dev ') } =~ /source +yes/
        list.saysNot('with-turso-prod')

        story.goal('delete', '-Denv=bob').succeeded()
        story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
        assert turso.cloud().state('with-turso-alice') == [] && turso.cloud().state('with-turso-bob') == []
        assert production.query('SELECT text FROM notes') == ['from production']
        assert turso.cloud().violations() == '[]'
        grace.goal('delete', '-Denv=alice').succeeded()
        grace.goal('down').succeeded()
    }
}
