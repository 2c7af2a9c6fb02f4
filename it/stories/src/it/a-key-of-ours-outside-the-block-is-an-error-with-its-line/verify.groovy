import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('✗ .env.local sets what Fork Stack writes, outside its block: DATABASE_URL (line 3).', '→ Remove or rename that line')
    assert story.read('.env.local') == '# mine\nMINE=1\nDATABASE_URL=postgresql://elsewhere/production\n'
    assert !story.has('.current-env')
    story.goal('list').succeeded().says('There are no environments yet')

    // Written there later, it is refused by the application as well.
    story.write('.env.local', 'MINE=1\n')
    story.goal('new', '-Denv=alice').succeeded()
    story.write('.env.local', 'AWS_REGION=eu-west-1\n' + story.read('.env.local'))
    story.notes('list').failed().says('AWS_REGION', 'line 1')
    story.goal('switch', '-Denv=alice').failed().says('AWS_REGION (line 1)')
}
