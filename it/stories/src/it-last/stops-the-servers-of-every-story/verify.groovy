import dev.forkstack.stories.Servers
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def servers = Servers.below(basedir)
    servers.homes().each { home -> story.withHome(home).goal('down').succeeded().says('stopped') }

    def left = servers.running()
    servers.stop()
    assert left.isEmpty()
}
