import dev.forkstack.stories.Story

// Production starts as `doppler run -- java -jar …` starts it: a secrets manager sets the variables of the process.
Story.tell(basedir) { story ->
    def values = story.application()
    story.notes('add', 'written by alice').succeeded()
    story.write('doppler', """#!/bin/sh
shift 2
DATABASE_URL='${values.get('DATABASE_URL')}' JDBC_DATABASE_URL='${values.jdbcUrl()}' JDBC_DATABASE_USERNAME='${values.jdbcUsername()}'
JDBC_DATABASE_PASSWORD='${values.jdbcPassword()}' BUCKET_NAME='${values.bucketName()}' AWS_REGION='${values.get('AWS_REGION')}'
AWS_ENDPOINT_URL_S3='${values.get('AWS_ENDPOINT_URL_S3')}' AWS_ACCESS_KEY_ID='${values.get('AWS_ACCESS_KEY_ID')}'
AWS_SECRET_ACCESS_KEY='${values.get('AWS_SECRET_ACCESS_KEY')}'
export DATABASE_URL JDBC_DATABASE_URL JDBC_DATABASE_USERNAME JDBC_DATABASE_PASSWORD BUCKET_NAME AWS_REGION AWS_ENDPOINT_URL_S3
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
exec "\$@"
""")
    def production = story.with('ENV', 'prod')

    // A file that nobody can read, and that would be refused if somebody did.
    story.write('.env.local', story.read('.env.local').replace('# <<< fork stack <<<', ''))
    story.notes('list').failed().says('.env.local is broken')
    production.sh("sh ./doppler run -- ${story.sample()} list").succeeded()
            .saysLine('environment prod').saysLine('1 written by alice | written by alice')

    // Without the secrets manager there is nothing, whatever the file holds.
    production.notes('list').failed().says('prod').saysNot('written by alice')

    // What was meant for another environment is refused there as well.
    production.with('FORKSTACK_ENV', 'alice').notes('list').failed().says("the process environment holds the values of 'alice'")
    production.goal('new', '-Denv=bob').failed().says('ENV names production here')
    story.file('.env.local').toFile().delete()
    story.goal('switch', '-Denv=alice').succeeded()
}
