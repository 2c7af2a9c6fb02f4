import dev.forkstack.stories.Neon
import dev.forkstack.stories.Story

Story.tell(basedir) { plain ->
    if (plain.sh('command -v neonctl').exit() != 0) {
        println 'neonctl: not run: it is not on the PATH (npm install -g neonctl)'
        return
    }
    Neon.start(plain).withCloseable { neon ->
        plain.write('forkstack.toml', neon.configuration('with-neonctl'))
        def story = plain.with('NEON_API_KEY', neon.cloud().value('token')).with('CI', 'true')
        def neonctl = { String... arguments -> story.program('neonctl', *(['--api-host', neon.cloud().value('api'), '--no-analytics',
                '--project-id', neon.cloud().value('project'), '--output', 'json'] + arguments.toList())) }

        story.goal('new', '-Denv=alice').succeeded()
        neonctl('branches', 'list').succeeded().says('"with-neonctl-alice"').saysNot('forkstack-tmp')
        def host = URI.create(story.application().get('DATABASE_URL_UNPOOLED').replaceFirst('.*@', 'http://')).authority
        neonctl('connection-string', 'with-neonctl-alice', '--role-name', 'shop_owner', '--database-name', 'shop')
                .succeeded().says('@' + host + '/')

        // What it makes is nobody's of ours, and what it removes is gone.
        neonctl('branches', 'create', '--name', 'with-neonctl-bob').succeeded()
        story.goal('list').succeeded().says('foreign')
        story.goal('new', '-Denv=bob').failed().says('that Fork Stack did not make')
        neonctl('branches', 'delete', 'with-neonctl-alice').succeeded()
        story.goal('list').succeeded().says('incomplete')
        story.goal('delete', '-Denv=alice').succeeded()
    }
}
