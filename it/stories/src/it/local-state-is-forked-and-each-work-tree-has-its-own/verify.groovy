import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.elsewhere { place ->
        def shelf = place.in('shelf')
        shelf.write('forkstack.toml', '[database]\nprovider = "sqlite"\n[directory]\nprovider = "local-directory"\nseed = "fixtures"\n')
        shelf.write('fixtures/index/words', 'one\n')
        shelf.git('init').succeeded()
        shelf.git('add', '.').succeeded()
        shelf.git('commit', '-m', 'Begin').succeeded()
        shelf.git('worktree', 'add', '../fix').succeeded()
        def fix = place.in('fix')

        shelf.goal('new', '-Denv=alice').succeeded()
                .says('directory shelf.dev.db  made from fixtures', 'directory shelf.alice.db  c', 'MB from shelf.dev.db')
                .says('added to .gitignore: .current-env, .env.local*, .forkstack-tmp-*, .shelf.*.db.mark.json, shelf.*.db/')
        assert shelf.git('status', '--porcelain').lines() == ['?? .gitignore']
        def state = { it.application().localStateDirectory() }
        assert state(shelf) == shelf.file('shelf.alice.db')
        assert shelf.sh('. ./.env.local && cat "$LOCAL_STATE_DIR/index/words"').succeeded().lines() == ['one']
        state(shelf).resolve('index/words').toFile().text = 'one\ntwo\n'
        assert shelf.read('shelf.dev.db/index/words') == 'one\n'
        shelf.goal('new', '-Denv=bob', '-Dforkstack.from=alice').succeeded().says('MB from shelf.alice.db')
        assert state(shelf).resolve('index/words').toFile().text == 'one\ntwo\n'

        // The other work tree shares the databases, and has files of its own.
        fix.goal('list').succeeded().says('elsewhere')
        fix.goal('switch', '-Denv=alice').succeeded().says('what of alice belongs to one work tree is made here')
        assert state(fix) == fix.file('shelf.alice.db')
        assert state(fix).resolve('index/words').toFile().text == 'one\n'
        assert fix.application().jdbcUrl().endsWith('/shelf-alice.db')
        fix.goal('switch', '-Denv=bob').succeeded().says('from shelf.alice.db')
        shelf.goal('switch', '-Denv=alice').succeeded()
        assert state(shelf).resolve('index/words').toFile().text == 'one\ntwo\n'

        // What somebody else made is left alone, a link in it too.
        def theirs = place.in('theirs')
        theirs.write('file', 'theirs')
        fix.sh('mkdir shelf.carol.db && ln -s ../theirs shelf.alice.db/out').succeeded()
        fix.goal('new', '-Denv=carol').failed().says('There is a directory shelf.carol.db that Fork Stack did not make')

        shelf.goal('delete', '-Denv=alice').succeeded()
        assert !shelf.has('shelf.alice.db') && !shelf.has('.shelf.alice.db.mark.json')
        fix.goal('list').succeeded().says('incomplete')
        fix.goal('delete', '-Denv=alice').succeeded()
        assert !fix.has('shelf.alice.db')
        assert theirs.read('file') == 'theirs'
    }
}
