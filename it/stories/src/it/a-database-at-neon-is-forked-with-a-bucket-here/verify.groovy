import dev.forkstack.stories.Neon
import dev.forkstack.stories.Story

Story.tell(basedir) { plain ->
    Neon.start(plain).withCloseable { neon ->
        neon.production().withCloseable {
            it.execute('CREATE TABLE notes (text text)').execute("INSERT INTO notes VALUES ('from production')")
        }
        plain.write('forkstack.toml', neon.configuration('with-neon'))

        // Without a token, with a wrong one, and with the right one.
        plain.goal('new', '-Denv=alice').failed().says('✗ ', '→ ', 'NEON_API_KEY')
        plain.with('NEON_API_KEY', 'wrong').goal('new', '-Denv=alice').failed().says('401', 'NEON_API_KEY')
        assert neon.cloud().state('with-neon-alice') == []
        def story = plain.with('NEON_API_KEY', neon.cloud().value('token'))
        story.goal('doctor').succeeded().says('No problem, and one warning.').saysNot(neon.cloud().value('token'))

        story.goal('new', '-Denv=alice').succeeded().says('✓ Environment alice is ready').saysNot(neon.cloud().value('token'))
        def values = story.application()
        assert values.get('FORKSTACK_SOURCE') == 'prod'
        assert values.get('DATABASE_URL').startsWith('postgresql://') && values.get('DATABASE_URL_UNPOOLED').startsWith('postgresql://')
        story.rows().withCloseable { alice ->
            assert alice.query('SELECT text FROM notes') == ['from production']
            alice.execute("INSERT INTO notes VALUES ('by alice')")
        }
        story.objects().withCloseable { it.put('picture', 'of alice') }

        // A fork of the fork, and everybody has their own rows and objects.
        story.goal('new', '-Denv=bob', '-Dforkstack.from=alice').succeeded()
        story.objects().withCloseable { assert it.get('picture') == 'of alice' }
        story.rows().withCloseable { bob ->
            assert bob.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production']
            bob.execute('DELETE FROM notes')
        }
        story.goal('delete', '-Denv=alice').failed().says('with-neon-bob')
        story.goal('switch', '-Denv=alice').succeeded()
        story.rows().withCloseable { assert it.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production'] }
        neon.production().withCloseable { assert it.query('SELECT text FROM notes') == ['from production'] }

        // A second developer, on a machine of their own.
        def grace = story.in('../neon-graces-machine').withHome(story.home().resolveSibling('neon-graces-home'))
        grace.write('forkstack.toml', neon.configuration('with-neon'))
        grace.git('init').succeeded()
        grace.git('config', 'user.email', 'grace@example.org').succeeded()
        grace.goal('list').succeeded().says('elsewhere')
        grace.goal('new', '-Denv=alice').failed().says('belongs to ada@example.org', 'make envs-switch alice')
        grace.goal('switch', '-Denv=alice').succeeded().says('what of alice belongs to one machine is made here')
        grace.rows().withCloseable { assert it.query('SELECT text FROM notes ORDER BY 1') == ['by alice', 'from production'] }
        grace.goal('delete', '-Denv=alice').failed().says('-Dforkstack.force=alice')
        story.rows().withCloseable { assert it.query('SELECT 1') == ['1'] }

        def list = story.goal('list').succeeded()
        assert list.lines().find { it.contains('* alice ') } =~ /alice +prod +ada@example.org .* ready/
        assert list.lines().find { it.contains('  dev ') } =~ /source +yes/

        story.goal('delete', '-Denv=bob').succeeded()
        story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
        assert neon.cloud().state('with-neon') == []
        neon.production().withCloseable { assert it.query('SELECT text FROM notes') == ['from production'] }
        assert neon.cloud().violations() == '[]'
        grace.goal('delete', '-Denv=alice').succeeded()
        grace.goal('down').succeeded()
    }
}
