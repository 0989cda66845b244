package dev.bascule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/** The build finds tests by the names of their classes: one in any other class would never run, and nobody would notice. */
@AnalyzeClasses(packages = "dev.bascule", importOptions = ImportOption.OnlyIncludeTests.class)
class TestNamesTest {
    @ArchTest
    static final ArchRule tests_are_in_classes_that_the_build_finds = methods()
            .that()
            .areAnnotatedWith(Test.class)
            .or()
            .areAnnotatedWith(ParameterizedTest.class)
            .or()
            .areAnnotatedWith(TestFactory.class)
            .or()
            .areAnnotatedWith(Property.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*Test(\\$.*)?");

    @ArchTest
    static final ArchRule fuzz_tests_are_in_classes_that_the_build_finds = methods()
            .that()
            .areAnnotatedWith(FuzzTest.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Fuzz");
}
