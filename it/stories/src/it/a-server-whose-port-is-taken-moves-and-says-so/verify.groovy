import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def own = story.withOwnHome()
    def before = own.application()
    def port = { String url -> URI.create(url.replace('jdbc:', '')).port }
    def taken = [port(before.jdbcUrl()), port(before.get('AWS_ENDPOINT_URL_S3'))]
    def holders = taken.collect { new ServerSocket(it, 1, InetAddress.getByName('127.0.0.1')) }

    def run = own.goal('switch', '-Denv=alice').succeeded()
    def after = own.application()
    def now = [port(after.jdbcUrl()), port(after.get('AWS_ENDPOINT_URL_S3'))]
    assert now.every { !taken.contains(it) }
    taken.each { run.says('ort ' + it) }
    now.each { run.says('moved to port ' + it) }

    own.rows().withCloseable { assert it.query('SELECT 1') == ['1'] }
    own.objects().withCloseable { assert it.put('a', 'b').get('a') == 'b' }
    holders*.close()
}
