package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostArgLineTest {

    private static final Properties NOTHING = new Properties();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<configuration><skip>true</skip></configuration>",
                "<configuration><argLine>@{argLine} -Xmx1g</argLine></configuration>",
                "<configuration><argLine>${argLine} -Xmx1g</argLine></configuration>",
                "<configuration><argLine>-Dforkstack.envFile=${forkstack.envFile}</argLine></configuration>",
                "<configuration><argLine>-Xmx1g</argLine><systemPropertyVariables><forkstack.envFile>"
                        + "${forkstack.envFile}</forkstack.envFile></systemPropertyVariables></configuration>"
            })
    void thePropertyCounts(String configuration) throws Exception {
        assertThat(LostArgLine.of(NOTHING, module(configuration))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<configuration><argLine>-Xmx1g</argLine></configuration>",
                "<executions><execution><configuration><argLine>-Xmx1g\n-Xms1g</argLine></configuration></execution></executions>"
            })
    void thePomSaysSomethingElse(String configuration) throws Exception {
        assertThat(LostArgLine.of(NOTHING, module(configuration))).hasValue("the POM's <configuration> of Failsafe");
    }

    @Test
    void theCommandLineSaysSomethingElse() throws Exception {
        Properties commandLine = new Properties();
        commandLine.setProperty("argLine", "-Xmx1g");
        assertThat(LostArgLine.of(commandLine, module(""))).hasValue("the command line (-DargLine)");

        commandLine.setProperty("argLine", "-Xmx1g -Dforkstack.envFile=/a.env");
        assertThat(LostArgLine.of(commandLine, module(""))).isEmpty();
    }

    @Test
    void withoutFailsafeThereIsNothingToLose() {
        MavenProject module = new MavenProject();
        module.setBuild(new Build());
        assertThat(LostArgLine.of(NOTHING, module)).isEqualTo(Optional.empty());
    }

    private static MavenProject module(String configuration) throws Exception {
        Model model = new MavenXpp3Reader()
                .read(new StringReader("<project><build><plugins><plugin><groupId>org.apache.maven.plugins</groupId>"
                        + "<artifactId>maven-failsafe-plugin</artifactId>" + configuration
                        + "</plugin></plugins></build></project>"));
        return new MavenProject(model);
    }
}
