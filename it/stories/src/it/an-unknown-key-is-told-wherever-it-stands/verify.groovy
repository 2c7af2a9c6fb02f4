import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    story.log().says(
            "Unknown key 'sorce' in forkstack.toml. Did you mean 'source'?",
            "Unknown key 'failIfExist' in -Dforkstack.…. Did you mean 'failIfExists'?")

    // What a section may hold its provider says.
    def nothing = story.withoutHome()
    story.write('forkstack.toml', '[bucket]\nprovider = "local-s4"\n')
    nothing.mvn('-B', 'forkstack:list').failed().says(
            "Unknown key database.sead. Did you mean 'seed'?",
            "There is no bucket provider 'local-s4'. Did you mean 'local-s3'?")
    assert !story.has('.env.local')
    assert !nothing.home().toFile().exists()
}
