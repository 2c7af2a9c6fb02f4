import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def dev = story.objects().put('finished', 'from dev')
    def upload = dev.beginUpload('slow', 200_000)

    story.goal('new', '-Denv=alice').succeeded().says('linked 1 object from slow-upload-bucket-dev')
    def alice = story.objects()
    assert alice.keys() == ['finished']

    assert upload.finish() == 200
    assert dev.get('slow').length() == 200_000
    assert dev.keys() == ['finished', 'slow']
    assert alice.keys() == ['finished']
    assert alice.get('finished') == 'from dev'
    assert alice.get('slow') == '404'
}
