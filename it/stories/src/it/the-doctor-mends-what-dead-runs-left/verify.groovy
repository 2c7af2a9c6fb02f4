import dev.forkstack.stories.Servers
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def own = story.withOwnHome()
    def home = own.home()
    def servers = Servers.of(home)
    own.notes('add', 'by alice').succeeded()
    own.goal('new', '-Denv=bob').succeeded()
    own.goal('switch', '-Denv=alice').succeeded()

    // As a run leaves it that was killed in the middle of everything.
    own.superuser().withCloseable { admin ->
        def mark = admin.query("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'doctor-bob'")[0]
        admin.execute('COMMENT ON DATABASE "doctor-bob" IS \'' + mark.replace('"ready"', '"filling"') + '\'')
        admin.execute('CREATE DATABASE "forkstack-tmp-doctor-abcdefgh"')
        admin.execute('CREATE DATABASE "doctor-by-hand"')
    }
    home.resolve('s3/marks/doctor-bucket-bob.json').toFile().with { it.text = it.text.replace('"ready"', '"filling"') }
    home.resolve('s3/staging/forkstack-tmp-doctor-abcdefgh').toFile().mkdirs()
    own.sh("chmod 644 '$home/postgres-18/superuser.password' .env.local").succeeded()
    own.write('.env.local.forkstack-tmp', 'HALF=1')
    own.git('init').succeeded()
    own.sh('rm -f .gitignore').succeeded()
    servers.stop()

    own.goal('doctor').failed().says(
            '.env.local holds passwords and can be read by others.',
            'A killed run has left ',
            'git does not ignore .current-env and .env.local*.',
            'superuser.password holds a secret and can be read by others',
            'PostgreSQL 18 was killed: its process',
            'can be mended: make envs-doctor ARGS=-Dforkstack.fix')
    assert servers.running().isEmpty()
    assert own.has('.env.local.forkstack-tmp')

    own.goal('up').succeeded()
    own.goal('doctor').failed().says(
            'a dead run has left at local-postgres: forkstack-tmp-doctor-abcdefgh',
            'a dead run has left at local-s3: forkstack-tmp-doctor-abcdefgh',
            'environment bob is incomplete: its database doctor-bob was never finished (run ',
            'no run on this machine works on it',
            'the database doctor-by-hand has a name of this project')
    servers.stop()

    own.goal('doctor', '-Dforkstack.fix').succeeded().says(
            '✓ mended: .env.local can be read by you alone',
            '✓ mended: removed ',
            '✓ mended: added to .gitignore: .current-env, .env.local*',
            'superuser.password is yours alone',
            '✓ mended: PostgreSQL 18 runs on 127.0.0.1:',
            '✓ mended: removed at local-postgres: forkstack-tmp-doctor-abcdefgh',
            'Nothing is wrong.')
            .saysNot('holds a secret')
    own.goal('up').succeeded()
    own.goal('doctor', '-Dforkstack.fix').succeeded().says(
            '✓ mended: removed at local-s3: forkstack-tmp-doctor-abcdefgh',
            '✓ mended: removed what a dead run left of environment bob',
            'the database doctor-by-hand has a name of this project')
    assert own.goal('list').succeeded().lines().findAll { it =~ /ready|incomplete|foreign/ }.collect { it.replaceAll('.INFO. ..', '').split()[0] } ==
            ['alice', 'dev', 'doctor-by-hand']
    own.notes('list').succeeded().saysLine('1 by alice | by alice')
    servers.stop()
}
