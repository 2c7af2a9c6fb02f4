import dev.forkstack.stories.Servers
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def own = story.withOwnHome()
    def servers = Servers.of(own.home())
    own.rows().withCloseable { it.execute('CREATE TABLE kept (id int)') }
    own.objects().withCloseable { it.put('kept', 'by alice') }
    def values = own.read('.env.local')

    servers.stop()
    assert servers.running().isEmpty()

    own.goal('switch', '-Denv=alice').succeeded().says('✓ This checkout is in environment alice.')
    assert own.read('.env.local') == values
    own.rows().withCloseable { assert it.query("SELECT to_regclass('kept')") == ['kept'] }
    own.objects().withCloseable { assert it.get('kept') == 'by alice' }
}
