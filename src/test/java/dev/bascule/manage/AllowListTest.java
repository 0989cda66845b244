package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.server.core.util.RequestType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
    private static final String CAMEL = "org.apache.camel:context=c,type=context,name=\"c\"";

    private final AllowList allowed = new AllowList();

    @AfterEach
    void nobodyAsks() {
        Caller.leave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.bascule:type=Bascule", CAMEL, "java.lang:type=Memory"})
    void shows_what_the_pages_need(String name) throws Exception {
        assertThat(allowed.isAttributeReadAllowed(name(name), "Any")).isTrue();
        assertThat(allowed.isObjectNameHidden(name(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang:type=Runtime",
                "java.util.logging:type=Logging",
                "com.sun.management:type=HotSpotDiagnostic",
                "com.sun.management:type=DiagnosticCommand",
                "jolokia:type=Config",
                "JMImplementation:type=MBeanServerDelegate",
                "org.apache.camel:context=c,type=debugger,name=BacklogDebugger"
            })
    void hides_all_others(String name) throws Exception {
        assertThat(allowed.isAttributeReadAllowed(name(name), "Any")).isFalse();
        assertThat(allowed.isObjectNameHidden(name(name))).isTrue();
        Caller.enter(Caller.COMMAND);
        assertThat(allowed.isOperationAllowed(name(name), "gc")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Bridge,hold(java.lang.String),false,true",
        "Bridge,stop,false,true",
        "Bridge,getState,false,false",
        "Other,stop,false,false",
        "Bascule,trace,true,true",
        "DeadLetters,list(java.lang.String),true,true",
        "DeadLetters,counts,true,true",
        "DeadLetters,show,false,true",
        "DeadLetters,replay,false,true",
        "DeadLetters,discard,false,true",
        "DeadLetters,cancel,false,true",
        "Console,source,false,true"
    })
    void each_role_executes_only_what_is_named_for_it(String type, String operation, boolean viewer, boolean operator)
            throws Exception {
        var name = name("dev.bascule:type=" + type);
        Caller.enter(Caller.of("v", Role.VIEWER));
        assertThat(allowed.isOperationAllowed(name, operation)).isEqualTo(viewer);
        Caller.enter(Caller.of("o", Role.OPERATOR));
        assertThat(allowed.isOperationAllowed(name, operation)).isEqualTo(operator);
        Caller.enter(Caller.of("a", Role.ADMIN));
        assertThat(allowed.isOperationAllowed(name, operation)).isEqualTo(operator);
    }

    @Test
    void of_camel_only_what_reads_can_be_executed() throws Exception {
        Caller.enter(Caller.COMMAND);
        assertThat(allowed.isOperationAllowed(name(CAMEL), "dumpRoutesAsXml(boolean)"))
                .isTrue();
        assertThat(allowed.isOperationAllowed(name(CAMEL), "stop")).isFalse();
        assertThat(allowed.isOperationAllowed(name(CAMEL), "sendStringBody")).isFalse();
        Caller.enter(Caller.of("v", Role.VIEWER));
        assertThat(allowed.isOperationAllowed(name(CAMEL), "dumpRoutesAsXml")).isFalse();
        assertThat(allowed.isOperationAllowed(name(CAMEL), "dumpRoutesStatsAsXml"))
                .isTrue();
    }

    @Test
    void whoever_has_not_said_who_he_is_only_looks() throws Exception {
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=DeadLetters"), "list"))
                .isTrue();
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=DeadLetters"), "show"))
                .isFalse();
    }

    @Test
    void asks_for_a_message_of_the_whole_alone() throws Exception {
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=Bascule"), "trace"))
                .isTrue();
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=Bridge,name=r"), "trace"))
                .isFalse();
    }

    @Test
    void writes_nothing_and_accepts_no_foreign_origin() throws Exception {
        assertThat(allowed.isAttributeWriteAllowed(name("dev.bascule:type=Bascule"), "Status"))
                .isFalse();
        assertThat(allowed.isTypeAllowed(RequestType.WRITE)).isFalse();
        assertThat(allowed.isTypeAllowed(RequestType.CONFIG)).isFalse();
        assertThat(allowed.isOriginAllowed("http://evil.example", false)).isFalse();
    }

    private static ObjectName name(String name) throws MalformedObjectNameException {
        return new ObjectName(name);
    }
}
