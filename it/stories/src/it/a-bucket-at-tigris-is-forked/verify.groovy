import dev.forkstack.stories.Store
import dev.forkstack.stories.Story

Story.tell(basedir) { plain ->
    Store.tigris(plain, 'shop-uploads').withCloseable { tigris ->
        def production = tigris.bucket('shop-uploads').put('a.txt', 'of production').put('dir/b c.txt', 'too')
        plain.write('forkstack.toml', """
            project = "with-tigris"
            [bucket]
            provider = "tigris"
            prod = "shop-uploads"
            endpoint = "${tigris.address()}"
            iamEndpoint = "${tigris.address()}"
            """.stripIndent())

        // Without a key, and with one.
        plain.goal('new', '-Denv=alice').failed().says('There is no access key for Tigris', 'TIGRIS_STORAGE_ACCESS_KEY_ID')
        def story = tigris.login(plain, 'TIGRIS_STORAGE_')
        story.goal('doctor').succeeded().says('shop-uploads').saysNot(tigris.secret())

        story.goal('new', '-Denv=alice').succeeded().says('✓ Environment alice is ready', 'forked from shop-uploads')
                .saysNot(tigris.secret())
        def alice = story.objects()
        assert alice.keys() == ['a.txt', 'dir/b c.txt']
        alice.put('a.txt', 'of alice').delete('dir/b c.txt')
        production.put('later.txt', 'after the fork')
        assert production.get('a.txt') == 'of production' && alice.keys() == ['a.txt']

        // The key opens this bucket alone, and coming back keeps it.
        def key = story.application().get('AWS_ACCESS_KEY_ID')
        assert key != tigris.keyId()
        def isRefused = false
        try { alice.at('shop-uploads').keys() } catch (Exception e) { isRefused = e.message.contains('Access') }
        assert isRefused
        story.goal('new', '-Denv=bob', '-Dforkstack.from=alice').succeeded()
        assert story.objects().get('a.txt') == 'of alice'
        story.goal('delete', '-Denv=alice').failed().says('with-tigris-bucket-bob')
        story.goal('switch', '-Denv=alice').succeeded()
        assert story.application().get('AWS_ACCESS_KEY_ID') == key

        if (plain.sh('command -v tigris').exit() == 0) {
            def cli = tigris.login(story, 'AWS_')
                    .with('AWS_ENDPOINT_URL_S3', tigris.address()).with('AWS_ENDPOINT_URL_IAM', tigris.address())
            cli.program('tigris', 'buckets', 'list').succeeded().says('with-tigris-bucket-alice', 'with-tigris-bucket-bob')
        } else {
            println 'tigris: not run: its command line is not on the PATH (npm install -g @tigrisdata/cli)'
        }

        story.goal('delete', '-Denv=bob').succeeded()
        story.goal('delete', '-Denv=alice').succeeded().says('✓ Environment alice is gone.')
        assert tigris.cloud().state('with-tigris') == []
        assert production.keys() == ['a.txt', 'dir/b c.txt', 'later.txt']
    }
}
