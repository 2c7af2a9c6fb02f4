import dev.forkstack.stories.Objects
import dev.forkstack.stories.Store
import dev.forkstack.stories.Story

/** The same at a store without tags and versions, and at one that has them. */
def at = { Story plain, Store store, String project ->
    def live = store.bucket('live-' + project).make()
    (1..30).each { live.put("images/${it}.txt", 'x' * it) }
    live.put('private/a+b ü.txt', 'secret')
    def story = store.login(plain.in('../' + project), 'AWS_')
    def configuration = """
        project = "${project}"
        [bucket]
        provider = "s3"
        endpoint = "${store.address()}"
        prod = "live-${project}"
        """.stripIndent()
    story.write('forkstack.toml', configuration)

    // More than is allowed is nothing at all.
    story.goal('new', '-Denv=alice', '-Dforkstack.bucket.maxObjects=20').failed().says('31 objects', 'maxObjects')
    story.goal('list').succeeded().saysNot('alice')

    story.goal('new', '-Denv=alice').succeeded().says('✓ Environment alice is ready', 'copied 31 objects')
    def bucket = story.application().bucketName()
    assert bucket == project + '-bucket-alice' && !story.read('.env.local').contains('AWS_ACCESS_KEY_ID')
    def alice = store.bucket(bucket)
    assert alice.keys().findAll { !it.startsWith('.forkstack/') } == live.keys()
    assert alice.get('private/a+b ü.txt') == 'secret'
    alice.put('images/1.txt', 'of alice').delete('images/2.txt')
    assert live.get('images/1.txt') == 'x' && live.keys().size() == 31

    // What stands is kept as it is; another has only what it shall have.
    story.goal('new', '-Denv=alice').succeeded().says('reused')
    assert alice.get('images/1.txt') == 'of alice'
    story.goal('new', '-Denv=bob', '-Dforkstack.bucket.prefixes=images/').succeeded().says('copied 30 objects')
    story.goal('list', '-Dforkstack.sizes').succeeded().says('alice', 'bob')
    story.goal('doctor').succeeded().says('live-' + project).saysNot(store.secret())

    // A bucket that Fork Stack did not make is left alone.
    store.bucket(project + '-bucket-carol').make().put('mine', 'mine')
    story.goal('new', '-Denv=carol').failed().says('that Fork Stack did not make')
    story.goal('delete', '-Denv=bob').succeeded()
    story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
    story.goal('list').succeeded().saysNot('alice', 'bob')
    assert store.bucket(project + '-bucket-carol').get('mine') == 'mine'
    live
}

Story.tell(basedir) { plain ->
    Store.s3proxy(plain).withCloseable { store ->
        at(plain, store, 'at-s3proxy')

        // The first bucket of this machine begins with what is there.
        def here = store.login(plain.in('../begins-with-a-store'), 'AWS_')
        here.write('forkstack.toml', """
            project = "begun"
            [bucket.source]
            bucket = "live-at-s3proxy"
            endpoint = "${store.address()}"
            prefixes = "private/"
            """.stripIndent())
        here.goal('new', '-Denv=alice').succeeded().says('copied 1 objects from bucket live-at-s3proxy')
        assert here.objects().get('private/a+b ü.txt') == 'secret'
    }
    Store.moto(plain).ifPresent { store -> store.withCloseable { at(plain, it, 'at-moto') } }
}
