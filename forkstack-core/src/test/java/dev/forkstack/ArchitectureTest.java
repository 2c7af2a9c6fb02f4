package dev.forkstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Dependencies point down only: a new provider is a file put in, and what is below never learns of what is above. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/forkstack/emulator/")) // no part of the product
            .importPackages("dev.forkstack");

    @Test
    void everyPackageIsLookedAt() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.forkstack",
                        "dev.forkstack.config",
                        "dev.forkstack.workflow",
                        "dev.forkstack.spi",
                        "dev.forkstack.state",
                        "dev.forkstack.server",
                        "dev.forkstack.model",
                        "dev.forkstack.file",
                        "dev.forkstack.runtime");
    }

    @Test
    void dependenciesPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("facade")
                .definedBy("dev.forkstack", "dev.forkstack.config..")
                .layer("workflow")
                .definedBy("dev.forkstack.workflow..")
                .layer("provider")
                .definedBy("dev.forkstack.provider..")
                .layer("http")
                .definedBy("dev.forkstack.http..")
                .layer("server")
                .definedBy("dev.forkstack.server..")
                .layer("spi")
                .definedBy("dev.forkstack.spi..")
                .layer("state")
                .definedBy("dev.forkstack.state..")
                .layer("file")
                .definedBy("dev.forkstack.file..")
                .layer("model")
                .definedBy("dev.forkstack.model..")
                .layer("runtime")
                .definedBy("dev.forkstack.runtime..")
                .whereLayer("facade")
                .mayOnlyAccessLayers("workflow", "server", "spi", "state", "file", "model", "runtime")
                .whereLayer("workflow")
                .mayOnlyAccessLayers("spi", "state", "file", "model", "runtime")
                .whereLayer("provider")
                .mayOnlyAccessLayers("http", "server", "spi", "file", "model", "runtime")
                .whereLayer("http")
                .mayOnlyAccessLayers("model", "runtime")
                .whereLayer("server")
                .mayOnlyAccessLayers("spi", "file", "model", "runtime")
                .whereLayer("spi")
                .mayOnlyAccessLayers("model", "runtime")
                .whereLayer("state")
                .mayOnlyAccessLayers("file", "model", "runtime")
                .whereLayer("file")
                .mayNotAccessAnyLayer()
                .whereLayer("model")
                .mayOnlyAccessLayers("runtime")
                .whereLayer("runtime")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void nothingKnowsAProvider() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.forkstack.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.forkstack.provider..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void coreKnowsNothingOfMaven() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "javax.inject..")
                .check(CLASSES);
    }

    /** An application has the runtime on its class path: what the runtime needs, the application gets. */
    @Test
    void theRuntimeNeedsJavaAlone() {
        classes()
                .that()
                .resideInAPackage("dev.forkstack.runtime..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.forkstack.runtime..", "java..")
                .check(CLASSES);
    }

    /** Core tells a listener what happens; what becomes of it is the caller's. A JDBC driver has to name a logger's type. */
    @Test
    void coreLogsNothing() {
        noClasses()
                .that()
                .areNotAssignableTo(java.sql.Driver.class) // which has to say that it has no logger
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.commons.logging..")
                .check(CLASSES);
    }

    /** Such a name says that nobody found out what the class is about. */
    @Test
    void noNameIsEmpty() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(CLASSES);
    }

    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith("dev.forkstack") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of Fork Stack";
        }
    }
}
