import dev.forkstack.stories.Story
import java.nio.file.Files

Story.tell(basedir) { story ->
    Files.write(story.file('.env.local'), 'MINE=1\r\n# h\u00e9\nexport B="two words"\n\n'.getBytes('ISO-8859-1'))
}
