import dev.forkstack.stories.Story

Story.tell(basedir) { story -> story.git('init', '-b', 'Fix/Login').succeeded() }
