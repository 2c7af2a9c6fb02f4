import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.elsewhere { place ->
        def shop = place.in('shop')
        shop.git('init').succeeded()
        shop.git('commit', '--allow-empty', '-m', 'Begin').succeeded()
        shop.git('worktree', 'add', '../fix').succeeded()
        def fix = place.in('fix')

        // Three at once, from two work trees: one makes it, and the others are given the same.
        def runs = [shop, shop, fix].collect { it.begin { at -> at.goal('new', '-Denv=alice') } }*.get()
        runs.each { it.succeeded() }
        assert runs.count { it.output().contains('Environment alice stands already') } == 2
        runs[0].says('project shop in ' + shop)
        assert fix.read('.env.local') == shop.read('.env.local')
        shop.rows().withCloseable { it.execute('CREATE TABLE seen_by_both (id int)') }

        fix.goal('switch', '-Denv=alice').succeeded().says('project shop in ' + fix)
        assert fix.read('.env.local') == shop.read('.env.local')
        fix.rows().withCloseable { assert it.query("SELECT to_regclass('seen_by_both')") == ['seen_by_both'] }

        // Each is in an environment of its own choice.
        fix.goal('new', '-Denv=bob').succeeded()
        assert shop.application().name().value() == 'alice'
        assert fix.application().name().value() == 'bob'
        shop.goal('list').succeeded().says('* alice', '  bob')
    }
}
