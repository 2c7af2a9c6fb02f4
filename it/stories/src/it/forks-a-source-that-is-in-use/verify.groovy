import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def sessions = (1..3).collect { story.rows() }
    sessions[0].execute('CREATE TABLE note (id int)').execute('INSERT INTO note VALUES (7)')

    story.goal('new', '-Denv=alice').succeeded().says('ended 3 sessions of busy-dev so that it could be forked')
    assert sessions*.isOpen() == [false, false, false]
    story.rows().withCloseable { assert it.query('SELECT id FROM note') == ['7'] }

    // The source is as open as before.
    story.goal('switch', '-Denv=dev').succeeded()
    story.rows().withCloseable { assert it.query('SELECT id FROM note') == ['7'] }
}
