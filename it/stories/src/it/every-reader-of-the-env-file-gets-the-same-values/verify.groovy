import dev.forkstack.stories.Rows
import dev.forkstack.stories.Story

Story.tell(basedir) { story ->
    def keys = ['FORKSTACK_PROJECT', 'FORKSTACK_ENV', 'FORKSTACK_SOURCE', 'DATABASE_URL', 'JDBC_DATABASE_URL',
            'JDBC_DATABASE_USERNAME', 'JDBC_DATABASE_PASSWORD', 'BUCKET_NAME', 'AWS_ENDPOINT_URL_S3', 'AWS_REGION',
            'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']
    def runtime = keys.collectEntries { [it, story.application().get(it)] }
    assert runtime.values().every { it }

    // As Spring Boot reads it with spring.config.import=optional:file:.env.local[.properties]
    def properties = new Properties()
    properties.load(new StringReader(story.read('.env.local')))
    assert properties.keySet() == keys as Set
    assert keys.collectEntries { [it, properties[it]] } == runtime

    def shell = story.sh('set -a; . ./.env.local; env').succeeded().lines()
    assert keys.collectEntries { key -> [key, shell.find { it.startsWith(key + '=') }.substring(key.length() + 1)] } == runtime

    // The URL with credentials leads to the same database as the parts do.
    def uri = URI.create(runtime.DATABASE_URL)
    def (user, password) = uri.userInfo.split(':', 2)
    Rows.of("jdbc:postgresql://${uri.host}:${uri.port}${uri.path}", user, password).withCloseable {
        assert it.query('SELECT current_database()') == ['readers-alice']
    }
}
