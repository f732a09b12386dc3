package io.normforge.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.normforge.NormLayer;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Data flows one way through the processor: element → declaration → spec → findings → plan → schedule → loop nest → source. */
@AnalyzeClasses(packages = "io.normforge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String STAGES = "io.normforge.processor.";
    private static final String DECLARATION = STAGES + "declaration";
    private static final String SPEC = STAGES + "spec";
    private static final String ADVICE = STAGES + "advice";
    private static final String LINT = STAGES + "lint";
    private static final String IR = STAGES + "ir";
    private static final String ACTIVATION = STAGES + "activation";
    private static final String PLAN = STAGES + "plan";
    private static final String SCHEDULE = STAGES + "schedule";
    private static final String EMIT = STAGES + "emit";
    private static final String REPORT = STAGES + "report";

    @ArchTest
    static final ArchRule declarationUsesNoStage = usesNoStageBut(DECLARATION);

    @ArchTest
    static final ArchRule specUsesDeclarations = usesNoStageBut(SPEC, DECLARATION);

    @ArchTest
    static final ArchRule lintUsesDeclarationsSpecsAndAdvice = usesNoStageBut(LINT, ADVICE, DECLARATION, SPEC);

    /** What a norm costs is read off what would be generated for it. */
    @ArchTest
    static final ArchRule adviceUsesWhatItSpeaksOf = usesNoStageBut(ADVICE, DECLARATION, SPEC, PLAN, SCHEDULE);

    @ArchTest
    static final ArchRule loopNestsUseNothing = usesNoStageBut(IR);

    @ArchTest
    static final ArchRule planUsesSpecsAndLoopNests = usesNoStageBut(PLAN, SPEC, DECLARATION, IR, ACTIVATION);

    @ArchTest
    static final ArchRule schedulesUsePlansAndLoopNests = usesNoStageBut(SCHEDULE, PLAN, SPEC, IR, ACTIVATION);

    @ArchTest
    static final ArchRule activationsUseExpressionsAlone = usesNoStageBut(ACTIVATION, IR);

    @ArchTest
    static final ArchRule planKnowsOfDeclarationsTheModelAndItsNames = noClasses()
            .that()
            .resideInAPackage(PLAN)
            .should()
            .dependOnClassesThat(
                    resideInAPackage(DECLARATION).and(not(belongToAnyOf(ModelClass.class, ClassNames.class))));

    @ArchTest
    static final ArchRule emitUsesWhatComesBefore =
            usesNoStageBut(EMIT, SCHEDULE, PLAN, IR, SPEC, DECLARATION, ACTIVATION);

    @ArchTest
    static final ArchRule reportsSayWhatTheStagesKnow = usesNoStageBut(REPORT, LINT, ADVICE, PLAN, SPEC, DECLARATION);

    /** The stub for an annotation with errors is all that is made from a declaration. */
    @ArchTest
    static final ArchRule onlyStubsAreMadeFromDeclarations = noClasses()
            .that()
            .resideInAPackage(EMIT)
            .and()
            .haveSimpleNameNotEndingWith("StubEmitter")
            .and()
            .doNotHaveSimpleName("Emitter")
            .should()
            .dependOnClassesThat(belongToAnyOf(NormDeclaration.class));

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.normforge.processor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCompilersModelStaysInDeclaration = noClasses()
            .that()
            .resideOutsideOfPackage(DECLARATION)
            .and()
            .doNotBelongToAnyOf(NormalizeProcessor.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..")
                    .and(not(elements(SourceVersion.class, Modifier.class))));

    @ArchTest
    static final ArchRule onlyLintAsksForTheLanguage = noClasses()
            .that()
            .resideOutsideOfPackages(DECLARATION, LINT, "io.normforge.processor")
            .should()
            .dependOnClassesThat(belongToAnyOf(SourceVersion.class));

    @ArchTest
    static final ArchRule onlyEmitAsksForModifiers = noClasses()
            .that()
            .resideOutsideOfPackages(DECLARATION, EMIT)
            .should()
            .dependOnClassesThat(belongToAnyOf(Modifier.class));

    @ArchTest
    static final ArchRule onlyEmitWritesWithJavaPoet = noClasses()
            .that()
            .resideOutsideOfPackage(EMIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule runtimeDependsOnJavaAlone = classes()
            .that()
            .resideInAnyPackage("io.normforge", "io.normforge.internal")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.normforge", "io.normforge.internal"));

    @ArchTest
    static final ArchRule internalsKnowOfNoLayer = noClasses()
            .that()
            .resideInAPackage("io.normforge.internal")
            .should()
            .dependOnClassesThat(belongToAnyOf(NormLayer.class));

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Context)");

    /** These classes and arrays of them. */
    private static DescribedPredicate<JavaClass> elements(Class<?>... types) {
        return describe(
                "of " + List.of(types), type -> Stream.of(types).anyMatch(type.getBaseComponentType()::isEquivalentTo));
    }

    private static ArchRule usesNoStageBut(String stage, String... others) {
        DescribedPredicate<JavaClass> allowed = resideInAPackage(stage).or(resideInAnyPackage(others));
        return noClasses()
                .that()
                .resideInAPackage(stage)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.normforge.processor..").and(not(allowed)))
                .because("data flows one way");
    }
}
