import dev.forkstack.stories.Servers
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('PostgreSQL 18', 'S3 server')
    assert Servers.below(basedir).running().size() >= 2
    assert !story.has('.env.local')

    // Nothing is an environment yet, and looking makes none.
    story.goal('list').succeeded().says('There are no environments yet. Make one: make envs-new alice')
}
