import dev.forkstack.stories.Servers
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def own = story.withOwnHome()
    def servers = Servers.of(own.home())
    own.rows().withCloseable { it.execute('CREATE TABLE kept (id int)') }
    own.objects().withCloseable { it.put('kept', 'by alice') }
    def values = own.read('.env.local')
    assert !servers.running().isEmpty()

    own.goal('down').succeeded().says('✓ PostgreSQL 18  stopped', '✓ S3 server  stopped')
    assert servers.running().isEmpty()
    own.goal('down').succeeded().says('did not run')

    own.goal('up').succeeded().says('PostgreSQL 18', 'S3 server', '127.0.0.1:')
    assert own.read('.env.local') == values
    own.rows().withCloseable { assert it.query("SELECT to_regclass('kept')") == ['kept'] }
    own.objects().withCloseable { assert it.get('kept') == 'by alice' }
    own.goal('up').succeeded().says('runs already')
}
