package dev.bascule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** The direction of dependency: camel, cli, manage → features → batch. */
@AnalyzeClasses(packages = "dev.bascule", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] OUTER = {
        "dev.bascule.camel..", "dev.bascule.cli..", "dev.bascule.manage..", "dev.bascule.routes.."
    };
    private static final String[] FEATURES = {
        "dev.bascule.ledger..",
        "dev.bascule.source..",
        "dev.bascule.sink..",
        "dev.bascule.filter..",
        "dev.bascule.books..",
        "dev.bascule.deadletter..",
        "dev.bascule.trace..",
        "dev.bascule.dedup..",
        "dev.bascule.database..",
        "dev.bascule.connection..",
        "dev.bascule.translate.."
    };

    @ArchTest
    static final ArchRule the_engine_knows_only_itself = classes()
            .that()
            .resideInAPackage("dev.bascule.batch..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.bascule.batch..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule features_know_nothing_of_what_wires_them = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTER);

    @ArchTest
    static final ArchRule brokers_stay_behind_their_packages = noClasses()
            .that()
            .resideOutsideOfPackage("dev.bascule.source.jms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.activemq..", "com.rabbitmq..", "org.apache.qpid..", "com.ibm..");

    @ArchTest
    static final ArchRule the_writer_of_entries_knows_no_sdk = noClasses()
            .that()
            .resideInAPackage("dev.bascule.sink.aws")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "org.apache.camel..");

    @ArchTest
    static final ArchRule the_sdk_stays_behind_its_packages = noClasses()
            .that()
            .resideOutsideOfPackage("dev.bascule.sink.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule openid_connect_stays_behind_its_package = noClasses()
            .that()
            .resideOutsideOfPackage("dev.bascule.manage.console.oidc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule openid_connect_knows_nothing_of_the_consoles_routes = noClasses()
            .that()
            .resideInAPackage("dev.bascule.manage.console.oidc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.bascule.manage.console", "io.vertx..", "io.quarkus..");

    @ArchTest
    static final ArchRule sql_stays_on_the_sql_side = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.bascule.batch..", "dev.bascule.ledger..", "dev.bascule.source..", "dev.bascule.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..");

    @ArchTest
    static final ArchRule the_ledger_knows_no_camel = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.bascule.ledger..",
                    "dev.bascule.database..",
                    "dev.bascule.books..",
                    "dev.bascule.deadletter..",
                    "dev.bascule.trace..",
                    "dev.bascule.dedup..",
                    "dev.bascule.connection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "io.quarkus..", "jakarta.jms..");

    @ArchTest
    static final ArchRule the_copybook_codec_knows_only_itself = classes()
            .that()
            .resideInAPackage("dev.bascule.translate.copybook..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.bascule.translate.copybook..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_copybook_codec_opens_nothing = noClasses()
            .that()
            .resideInAPackage("dev.bascule.translate.copybook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.logging..");

    @ArchTest
    static final ArchRule the_parts_of_the_copybook_codec_are_free_of_cycles =
            slices().matching("dev.bascule.translate.copybook.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.bascule.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobody_deserialises_objects = noClasses()
            .should()
            .callMethod("jakarta.jms.ObjectMessage", "getObject")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ObjectInputStream.class);
}
