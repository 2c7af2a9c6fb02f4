import dev.forkstack.stories.Story
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

Story.tell(basedir) { story ->
    story.log().says('mvn forkstack:new -Denv=alice')
    story.elsewhere { place ->
        def here = place.in('My App')
        here.goal('new', '-Denv=alice').succeeded().says('project my-app in ' + here, '✓ Environment alice is ready')
        assert here.file('').toFile().list().sort() == ['.current-env', '.env.local']
        assert here.application().get('FORKSTACK_PROJECT') == 'my-app'
        here.rows().withCloseable { assert it.query('SELECT current_database()') == ['my-app-alice'] }
        assert Files.getPosixFilePermissions(here.file('.env.local')) == PosixFilePermissions.fromString('rw-------')

        here.in('deeper').goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
        assert here.file('').toFile().list().sort() == ['deeper']
    }
}
