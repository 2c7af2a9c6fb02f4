import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    assert story.log().lines().count { it.contains('✓ Environment alice') } == 1
    story.log().says('project reactor in ' + story)
    assert !story.has('web/.env.local') && !story.has('store/.env.local')

    def web = story.in('web')
    web.mvn('-B', 'forkstack:list').succeeded().says('project reactor in ' + story, '* alice')
    web.mvn('-B', 'forkstack:delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
    assert !story.has('.env.local')
}
