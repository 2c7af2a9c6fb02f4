import dev.forkstack.stories.Documents
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def goals = Documents.of(story)

    // Nothing is there yet, and looking makes nothing.
    def nowhere = Documents.of(story).in(story.withoutHome())
    nowhere.goal('status').with {
        assert environment == 'dev' && decidedBy == 'default' && variables == []
        assert resources*.state == ['unknown', 'unknown'] && servers*.running == [false, false]
        assert refusal.remedy.contains('make envs-new NAME')
        assert configuration.find { it.key == 'protected' } == [key: 'protected', value: 'demo',
                origin: [kind: 'file', place: 'forkstack.toml', line: 2]]
        assert configuration.find { it.key == 'database.provider' }.origin.kind == 'default'
    }
    assert !story.withoutHome().home().toFile().exists()
    assert goals.goal('help').lines.any { it.contains('-Dforkstack.output=json') }
    assert goals.goal('up').servers*.running == [true, true]

    goals.goal('new', '-Denv=alice').with {
        assert environment.name == 'alice' && environment.state == 'ready' && !reused
        assert environment.resources*.name == ['documents-alice', 'documents-bucket-alice']
        assert variables.contains('JDBC_DATABASE_PASSWORD') && valuesFile == story.file('.env.local').toString()
        assert tookMillis > 0
    }
    story.read('stderr.txt').with {
        assert it.contains('✓ database documents-alice')
    }
    story.rows().withCloseable { it.execute('CREATE TABLE big AS SELECT repeat(\'x\', 100) FROM generate_series(1, 100000)') }
    story.objects().withCloseable { it.put('one', '12345').put('two/three', '1234567') }

    goals.goal('status').with {
        assert environment == 'alice' && decidedBy == '.current-env' && !it.containsKey('refusal')
        assert variables.find { it.key == 'JDBC_DATABASE_PASSWORD' }.with { masked && !it.containsKey('value') }
        assert variables.find { it.key == 'DATABASE_URL' }.value ==~ 'postgresql://documents:\\*\\*\\*@127.0.0.1:\\d+/documents-alice'
        assert variables.find { it.key == 'FORKSTACK_ENV' }.origin == [kind: 'file', place: '.env.local', line: 3]
        assert resources*.state == ['ready', 'ready'] && servers*.running == [true, true]
    }
    goals.in(story.with('ENV', 'bob')).goal('status').with {
        assert environment == 'bob' && decidedBy == 'ENV' && refusal.message.contains("'alice'")
        assert resources*.state == ['absent', 'absent']
    }

    goals.goal('list', '-Dforkstack.sizes').with {
        assert current == 'alice'
        def alice = environments.find { it.name == 'alice' }
        assert alice.current && !alice.protected && environments.find { it.name == 'dev' }.protected
        assert alice.resources[0].sizeBytes > 10_000_000 && !alice.resources[0].containsKey('objects')
        assert alice.resources[1].sizeBytes == 12 && alice.resources[1].objects == 2
    }
    story.goal('list', '-Dforkstack.sizes').succeeded().with {
        assert lines()[1].endsWith('SIZE')
        assert lines().find { it.startsWith('[INFO] * alice') } =~ /database \d\d\.\d MB, bucket 0\.0 MB in 2 objects$/
    }
    // Through make, whose own lines and ours go elsewhere.
    goals.read(story.sh('make -s envs-list OUTPUT=json 2> stderr.txt').succeeded()).with {
        assert environments*.name == ['alice', 'dev'] && !environments[0].resources[0].containsKey('sizeBytes')
    }
    goals.read(story.sh('make -s envs-delete demo ARGS=-Dforkstack.output=json 2> stderr.txt').failed()).with {
        assert goal == 'delete' && error.kind == 'rejected' && error.message.contains('protected environment: demo')
    }
    goals.failing('switch', '-Denv=carol').with {
        assert error.kind == 'not-found' && error.remedy.contains('make envs-new carol') && error.also == []
    }
    goals.failing('new', '-Denv=Not A Name').with { assert error.kind == 'configuration' }
    goals.goal('new', '-Denv=bob', '-Dforkstack.skip').with { assert skipped }
    goals.goal('switch', '-Denv=alice').with { assert environment.name == 'alice' }

    goals.goal('doctor').with {
        assert problems == 0 && mended == [] && findings.any { it.fact == 'an application started here is in alice' }
    }
    story.file('.env.local').toFile().setReadable(true, false)
    goals.failing('doctor').with {
        assert problems == 1 && findings.find { it.level == 'problem' }.fixable
    }
    goals.goal('doctor', '-Dforkstack.fix').with {
        assert problems == 0 && mended == ['.env.local can be read by you alone']
    }

    goals.goal('delete', '-Denv=alice').with { assert existed && wasCurrent && name == 'alice' }
}
