import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

Story.tell(basedir) { plain ->
    // The local server plays one that a team has, with an admin who is no superuser, and a database made by hand.
    def address = (plain.log().output() =~ /PostgreSQL 18 .*?(127\.0\.0\.1:\d+)/)[0][1]
    def jdbc = { database -> "jdbc:postgresql://$address/$database".toString() }
    def password = plain.home().resolve('postgres-18/superuser.password').toFile().text.strip()
    def superuser = Rows.of(jdbc('postgres'), 'forkstack_admin', password)
    def roles = { superuser.query("SELECT rolname FROM pg_roles WHERE rolname LIKE '%by-address-%'") }
    superuser.execute("CREATE ROLE team_admin LOGIN CREATEDB CREATEROLE PASSWORD 'kept-secret'")
    superuser.execute("CREATE ROLE shop_live LOGIN PASSWORD 'live-secret'").execute('GRANT shop_live TO team_admin')
    superuser.execute('CREATE DATABASE shop_live OWNER shop_live')
    superuser.execute("ALTER DATABASE shop_live SET search_path = sales, public")
    def live = Rows.of(jdbc('shop_live') + '?ApplicationName=billing', 'shop_live', 'live-secret')
    live.execute('CREATE SCHEMA sales').execute('CREATE TABLE sales.notes (text text)').execute("INSERT INTO sales.notes VALUES ('live')")

    // No secret in a file, and none in what is said about it.
    plain.write('forkstack.toml', 'project = "by-address"\n[database]\nprovider = "postgres"\nurl = "postgresql://team_admin:kept-secret@' + address + '/postgres"\n')
    plain.goal('list').failed().says('database.url holds a password', 'PGPASSWORD').saysNot('kept-secret')
    plain.write('forkstack.toml', 'project = "by-address"\n[database]\nprovider = "postgres"\nurl = "postgresql://' + address + '/postgres"\nprod = "shop_live"\n')
    plain.goal('list').failed().says('✗ There is no user for PostgreSQL at ' + address, 'PGUSER', 'settings.xml')
    plain.with('PGUSER', 'team_admin').with('PGPASSWORD', 'wrong').goal('list').failed().says('refuses team_admin')
    def story = plain.with('PGUSER', 'team_admin').with('PGPASSWORD', 'kept-secret')

    // Production is in use: nobody is ever thrown out of it.
    def inUse = ['Database shop_live is in use', '1 session of billing as shop_live from 127.0.0.1, since 2', 'protected'] as String[]
    story.goal('new', '-Denv=golden').failed().says(inUse)
    story.goal('new', '-Denv=golden', '-Dforkstack.disconnect').failed().says(inUse)
    story.goal('doctor').says('database shop_live cannot be forked now: 1 session of billing', 'team_admin may make databases and roles')
    assert live.isOpen() && roles() == []
    live.close()

    story.goal('new', '-Denv=golden').succeeded().says('✓ database by-address-golden  copied', 'from shop_live').saysNot('kept-secret')
    assert story.application().get('FORKSTACK_SOURCE') == 'prod'
    assert !story.read('.env.local').contains('kept-secret') && !story.read('.env.local').contains('shop_live')
    def golden = story.rows()
    golden.execute("INSERT INTO notes VALUES ('golden')") // by the search path that came along

    story.goal('new', '-Denv=alice', '-Dforkstack.from=golden').failed().says('Database by-address-golden is in use', '-Dforkstack.disconnect')
    assert golden.isOpen()
    story.goal('new', '-Denv=alice', '-Dforkstack.from=golden', '-Dforkstack.disconnect').succeeded().says('ended 1 session of by-address-golden')
    assert !golden.isOpen()
    def alice = story.rows()
    assert alice.query('SELECT text FROM notes ORDER BY 1') == ['golden', 'live']
    alice.execute('ALTER TABLE notes ADD COLUMN more int')

    // A colleague, on a machine of her own: nobody is logged out, however often they switch.
    def grace = story.in('../graces-desk').withHome(story.home().resolveSibling('graces-desk-home'))
    grace.write('forkstack.toml', story.read('forkstack.toml'))
    grace.goal('switch', '-Denv=alice').succeeded()
    grace.rows().withCloseable { assert it.query('SELECT count(more) FROM notes') == ['0'] }
    def before = story.application().jdbcPassword()
    story.goal('switch', '-Denv=golden').succeeded()
    story.goal('switch', '-Denv=alice').succeeded()
    assert story.application().jdbcPassword() == before && grace.application().jdbcPassword() != before
    assert roles().size() == 5

    story.goal('delete', '-Denv=alice', '-Dforkstack.force=alice').succeeded().says('ended 1 session of by-address-alice')
    story.goal('delete', '-Denv=golden').succeeded()
    assert roles() == [] && superuser.query("SELECT datname FROM pg_database WHERE datname LIKE '%by-address-%'") == []
    Rows.of(jdbc('shop_live'), 'shop_live', 'live-secret').withCloseable { assert it.query('SELECT text FROM sales.notes') == ['live'] }
    grace.goal('delete', '-Denv=alice').succeeded()
    grace.goal('down').succeeded()
    superuser.close()
}
