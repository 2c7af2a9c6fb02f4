import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    assert story.read('.gitignore') == 'build/\n.current-env\n.env.local*\n'
    assert story.log().output().split('added to .gitignore: .current-env, .env.local').length == 2 // said once
    def status = story.git('status', '--porcelain', '--untracked-files=all').succeeded().saysNot('.env.local', '.current-env')
    assert status.lines().contains('?? .gitignore')
}
