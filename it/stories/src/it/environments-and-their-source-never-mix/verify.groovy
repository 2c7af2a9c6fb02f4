import dev.forkstack.stories.Objects
import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def dev = story.application()
    def table = 'CREATE TABLE note (id int PRIMARY KEY, text text)'
    Rows.of(dev).withCloseable { it.execute(table).execute("INSERT INTO note VALUES (1, 'from dev'), (2, 'from dev')") }
    Objects.of(dev).withCloseable { it.put('kept', 'from dev').put('changed', 'from dev').put('gone', 'from dev').put('public', 'from dev') }

    story.goal('new', '-Denv=alice').succeeded().says('linked 4 objects from apart-bucket-dev')
    def alice = story.application()
    story.goal('new', '-Denv=bob').succeeded()
    def bob = story.application()

    def notes = { environment -> Rows.of(environment).withCloseable { it.query("SELECT id || ' ' || text FROM note ORDER BY id") } }
    [alice, bob].each { assert notes(it) == ['1 from dev', '2 from dev'] }

    // Rows: each changes its own.
    Rows.of(alice).withCloseable { it.execute("UPDATE note SET text = 'from alice' WHERE id = 1") }
    Rows.of(bob).withCloseable { it.execute('DELETE FROM note WHERE id = 2') }
    Rows.of(dev).withCloseable { it.execute("INSERT INTO note VALUES (3, 'later')") }
    assert notes(alice) == ['1 from alice', '2 from dev']
    assert notes(bob) == ['1 from dev']
    assert notes(dev) == ['1 from dev', '2 from dev', '3 later']

    // Objects: one overwritten, one deleted, one made public, one new.
    def objects = [dev, alice, bob].collect { Objects.of(it) }
    def (inDev, inAlice, inBob) = objects
    assert inAlice.keys() == ['changed', 'gone', 'kept', 'public']
    inAlice.put('changed', 'from alice')
    inBob.delete('gone')
    inBob.makePublic('public')
    inDev.put('later', 'from dev')
    assert objects*.get('changed') == ['from dev', 'from alice', 'from dev']
    assert objects*.get('gone') == ['from dev', 'from dev', '404']
    assert objects*.get('kept') == ['from dev', 'from dev', 'from dev']
    assert objects*.get('later') == ['from dev', '404', '404']
    assert objects*.publicGrants('public') == [[], [], ['READ']]

    // A key opens its own bucket, and the application's role its own databases as no superuser.
    assert inAlice.at('apart-bucket-bob').get('kept') == '403'
    assert inBob.at('apart-bucket-dev').get('kept') == '403'
    Rows.of(alice).withCloseable { assert it.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == ['f'] }
    objects*.close()
}
