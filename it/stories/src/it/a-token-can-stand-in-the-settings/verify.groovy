import dev.forkstack.stories.Story
import dev.forkstack.stories.Turso

Story.tell(basedir) { story ->
    Turso.start(story).withCloseable { turso ->
        turso.database('in-settings-prod')
        story.write('forkstack.toml', turso.configuration('in-settings'))
        def settings = { password -> story.write('settings.xml', story.settings().replace('<settings>',
                '<settings><servers><server><id>turso</id><password>' + password + '</password></server></servers>')) }
        def own = story.withOwnSettings('settings.xml')
        def goal = { goal, security -> own.goal(goal, '-Dsettings.security=' + story.file(security)) }

        settings(turso.cloud().value('token'))
        goal('doctor', 'none.xml').succeeded().says('✓ the Turso token is valid').saysNot(turso.cloud().value('token'))

        // Encrypted, as Maven 3 does it; Maven 4 only reads it.
        def encrypted = { option, plain, security -> story.withMavenOfTheBuild().mvn('-q', '-Dsettings.security=' + security, option, plain)
                .succeeded().lines().find { it.startsWith('{') } }
        def master = encrypted('--encrypt-master-password', 'a-master-password', story.file('none.xml'))
        story.write('security.xml', '<settingsSecurity><master>' + master + '</master></settingsSecurity>')
        settings(encrypted('--encrypt-password', turso.cloud().value('token'), story.file('security.xml')))
        goal('doctor', 'security.xml').succeeded().says('✓ the Turso token is valid').saysNot(turso.cloud().value('token'))
        // Maven 4 decrypts while it starts, and tells it in its own words.
        def refusal = story.maven().is('4.0') ? ['Could not decrypt password']
                : ["The password of <server> 'turso' in settings.xml cannot be decrypted", '→ ']
        goal('doctor', 'none.xml').failed().says(refusal as String[])

        // The variable wins.
        own.with('TURSO_API_TOKEN', 'wrong').goal('doctor', '-Dsettings.security=' + story.file('security.xml'))
                .failed().says('401')
    }
}
