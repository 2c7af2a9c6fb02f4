import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ git tracks .env.local: the next commit would publish passwords', '→ Stop tracking, the files stay: git rm --cached .env.local')
    assert story.read('.env.local') == 'MINE=1\n'
    assert !story.has('.current-env')
    story.goal('list').succeeded().says('There are no environments yet')

    story.git('rm', '-q', '--cached', '.env.local').succeeded()
    story.goal('new', '-Denv=alice').succeeded().says('added to .gitignore: .current-env, .env.local')
    assert story.git('status', '--porcelain', '--untracked-files=all').succeeded().lines().every { !it.contains('.env') && !it.contains('.current') }
}
