import dev.forkstack.stories.PlanetScale
import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

Story.tell(basedir) { plain ->
    PlanetScale.start(plain).ifPresent { it.withCloseable { planetScale ->
        def cloud = planetScale.cloud()
        def production = planetScale.production()
        production.execute('CREATE TABLE notes (text varchar(40))').execute("INSERT INTO notes VALUES ('from production')")

        // Without saying what is copied, without a token, and with both.
        plain.write('forkstack.toml', planetScale.configuration('with-planetscale'))
        plain.goal('new', '-Denv=alice').failed().says('✗ ', 'database.data', '"schema"', '"backup"', '→ ')
        plain.write('forkstack.toml', planetScale.configuration('with-planetscale') + 'data = "schema"\n')
        plain.goal('new', '-Denv=alice').failed().says('✗ There is no service token for PlanetScale.', '→ ', 'PLANETSCALE_SERVICE_TOKEN_ID')
        assert cloud.state('branch ') == ['branch shop/main PS_10 production']
        def story = planetScale.login(plain)

        // Tables without rows, which is said with what it costs, before and after.
        def made = story.goal('new', '-Denv=alice').succeeded()
        made.says('✓ Environment alice is ready', 'will have the schema of main, without rows; PlanetScale bills it')
        made.says('has the schema of main, without rows; PlanetScale bills it')
        def values = story.application()
        assert values.get('FORKSTACK_SOURCE') == 'prod' && values.databaseUrl().startsWith('mysql://')
        assert values.find('FORKSTACK_CREDENTIALS_EXPIRE').isPresent()
        story.rows().withCloseable { alice ->
            assert alice.query('SELECT text FROM notes') == []
            alice.execute("INSERT INTO notes VALUES ('by alice')").execute('CREATE TABLE more (id int)')
        }
        assert production.query('SHOW TABLES') == ['notes'] && production.query('SELECT text FROM notes') == ['from production']
        story.objects().withCloseable { it.put('picture', 'of alice') }

        // What was lost comes back with the password that still works.
        assert story.file('.env.local').toFile().delete()
        def back = story.goal('switch status list', '-Denv=alice').succeeded()
        assert back.lines().find { it.contains('* alice ') } =~ /alice +prod +ada@example.org .* ready/
        assert back.lines().find { it.contains('  dev ') } =~ /source +yes/
        assert story.application().jdbcPassword() == values.jdbcPassword()
        story.rows().withCloseable { assert it.query('SELECT text FROM notes') == ['by alice'] }

        // With the branch its passwords are gone, of which one logs in and one is the mark.
        assert cloud.state('password shop/with-planetscale-alice/').size() == 2
        def gone = story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
        assert cloud.state('with-planetscale') == []
        try {
            Rows.of(values)
            assert false : 'the password still opens something'
        } catch (AssertionError refused) {
            assert refused.message.contains('Access denied')
        }
        [made, back, gone].each { it.saysNot(planetScale.secret(), values.jdbcPassword()) }
        assert production.query('SELECT text FROM notes') == ['from production']
        assert cloud.violations() == '[]'
        production.close()
    } }
}
