import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story
import java.util.concurrent.atomic.AtomicBoolean

Story.tell(basedir) { story ->
    story.log().says('database till-dev  made from seed.sql', 'database till-alice  c', 'MB from till-dev')
    def files = story.home().resolve('sqlite/till')
    def url = { 'jdbc:sqlite:' + files.resolve("till-${it}.db") }
    def rows = { String env, String sql -> Rows.of(url(env), '', '').withCloseable { it.query(sql) } }
    assert story.application().jdbcUrl() == url('alice')
    assert story.application().databaseUrl() == 'file:' + files.resolve('till-alice.db')
    assert story.application().jdbcUsername() == ''
    assert !story.read('.env.local').contains('USERNAME')
    assert rows('alice', 'SELECT count(*) FROM half') == ['2']

    // Somebody writes to dev all the time, and what is committed stands in the log.
    def over = new AtomicBoolean()
    def dev = Rows.of(url('dev'), '', '')
    dev.execute('PRAGMA journal_mode = WAL').execute('PRAGMA busy_timeout = 10000')
    def application = Thread.start {
        for (int n = 1; !over.get(); n++) {
            dev.execute('BEGIN IMMEDIATE').execute("INSERT INTO half VALUES ($n, 'left')").execute("INSERT INTO half VALUES ($n, 'right')")
                .execute('COMMIT')
        }
    }
    try {
        ['bob', 'carol'].each { story.goal('new', '-Denv=' + it).succeeded().says("database till-$it  c") }
        assert application.alive
    } finally {
        over.set(true)
        application.join()
    }
    ['bob', 'carol'].each {
        assert rows(it, 'PRAGMA integrity_check') == ['ok']
        assert rows(it, 'SELECT n FROM half GROUP BY n HAVING count(*) <> 2') == []
        assert Integer.parseInt(rows(it, 'SELECT count(*) FROM half')[0]) > 2
    }

    // A transaction that somebody has left open in dev does not matter to a fork of alice.
    dev.execute('BEGIN IMMEDIATE')
    story.goal('new', '-Denv=dora', '-Dforkstack.from=alice').succeeded().says('MB from till-alice')
    dev.execute('ROLLBACK').close()

    // Who has a database open when it is deleted is told of, and disturbs nobody who comes after.
    Rows.of(url('carol'), '', '').withCloseable { open ->
        open.query('SELECT count(*) FROM half')
        story.goal('delete', '-Denv=carol').succeeded().says('till-carol was open in another process')
    }
    assert files.toFile().list().findAll { it.contains('carol') } == []
    story.goal('switch', '-Denv=alice').succeeded()
    story.goal('list').succeeded().says('* alice', '  bob', '  dora').saysNot('carol', 'foreign')
    files.resolve('till-erin.db').toFile().bytes = files.resolve('till-alice.db').toFile().bytes
    story.goal('new', '-Denv=erin').failed().says('There is a database till-erin that Fork Stack did not make')
}
