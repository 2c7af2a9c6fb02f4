import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says('database dumped-dev  made from seed', 'database dumped-alice  copied')
    def notes = { story.rows().withCloseable { it.query("SELECT id || ' ' || coalesce(text, 'nothing') FROM public.note ORDER BY id") } }
    def seeded = ['1 with a tab\there', '2 semicolon; -- no comment', '3 nothing', '4 from the second file']
    assert notes() == seeded
    story.rows().withCloseable {
        assert it.query('SELECT public.twice(21)') == ['42']
        // The application owns what the dump gave to somebody else.
        it.execute('ALTER TABLE public.note ADD COLUMN mine int').execute('DELETE FROM public.note')
    }

    // Forks come from dev, which nobody has changed; a changed seed does not change it either.
    story.write('seed/30-late.sql', "INSERT INTO public.note VALUES (5, 'too late');")
    story.goal('new', '-Denv=bob').succeeded()
    assert notes() == seeded
}
