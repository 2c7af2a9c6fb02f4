import dev.forkstack.stories.Story
import java.nio.file.Files
import java.nio.file.StandardOpenOption

Story.tell(basedir) { story ->
    def original = 'MINE=1\r\n# h\u00e9\nexport B="two words"\n\n'
    def text = { new String(Files.readAllBytes(story.file('.env.local')), 'ISO-8859-1') }
    def outside = { text().replaceAll(/(?s)# >>> fork stack.*# <<< fork stack <<<\n/, '') }
    assert text().startsWith(original + '# >>> fork stack')
    assert text().contains('FORKSTACK_ENV=alice\n')

    // Somebody goes on writing below our block.
    Files.write(story.file('.env.local'), 'BELOW=1'.bytes, StandardOpenOption.APPEND)
    story.goal('new', '-Denv=bob').succeeded()
    assert outside() == original + 'BELOW=1'
    assert story.application().get('BELOW') == '1'
    story.goal('switch', '-Denv=alice').succeeded()
    assert outside() == original + 'BELOW=1'
    assert text().findAll('FORKSTACK_ENV=').size() == 1
    story.goal('delete', '-Denv=alice').succeeded()
    assert text() == original + 'BELOW=1'
}
