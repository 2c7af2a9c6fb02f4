import dev.forkstack.stories.Servers
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def own = story.withOwnHome()
    def home = own.home()
    own.notes('add', 'by alice').succeeded()

    // As runs leave it that were killed in the middle of everything.
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

    own.goal('doctor').failed().says(
            '.env.local holds passwords and can be read by others.',
            'A killed run has left ',
            'git does not ignore .current-env and .env.local*.',
            'superuser.password holds a secret and can be read by others',
            'a dead run has left at local-postgres: forkstack-tmp-doctor-abcdefgh',
            'a dead run has left at local-s3: forkstack-tmp-doctor-abcdefgh',
            'environment bob is incomplete: its database doctor-bob was never finished (run ',
            'no run on this machine works on it',
            'the database doctor-by-hand has a name of this project',
            '7 of these can be mended: make envs-doctor ARGS=-Dforkstack.fix')
    assert own.has('.env.local.forkstack-tmp')

    own.goal('doctor', '-Dforkstack.fix').succeeded().says(
            '✓ mended: .env.local can be read by you alone',
            '✓ mended: removed ',
            '✓ mended: added to .gitignore: .current-env, .env.local*',
            'superuser.password is yours alone',
            '✓ mended: removed at local-postgres: forkstack-tmp-doctor-abcdefgh',
            '✓ mended: removed at local-s3: forkstack-tmp-doctor-abcdefgh',
            '✓ mended: removed what a dead run left of environment bob',
            'the database doctor-by-hand has a name of this project',
            'No problem, and one warning.')
            .saysNot('can be read by others', 'a dead run has left', 'is incomplete')

    Servers.of(home).stop()
    own.goal('doctor', '-Dforkstack.fix').succeeded().says('✓ mended: PostgreSQL 18 runs on 127.0.0.1:')
    assert own.goal('list').succeeded().lines().collect { it.replaceAll('^.INFO. ..', '').split(' ')[0] }
            .containsAll(['alice', 'dev', 'doctor-by-hand'])
    own.rows().withCloseable { assert it.query("SELECT count(*) FROM note") == ['1'] }
    Servers.of(home).stop()
}
