package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.server.core.util.RequestType;
import org.junit.jupiter.api.Test;

class AllowListTest {
    private final AllowList allowed = new AllowList();

    @Test
    void shows_our_beans_and_hides_all_others() throws Exception {
        assertThat(allowed.isAttributeReadAllowed(name("dev.bascule:type=Bascule"), "Status"))
                .isTrue();
        assertThat(allowed.isObjectNameHidden(name("dev.bascule:type=Bascule"))).isFalse();
        assertThat(allowed.isAttributeReadAllowed(name("java.lang:type=Runtime"), "SystemProperties"))
                .isFalse();
        assertThat(allowed.isObjectNameHidden(name("org.apache.camel:context=c,type=context,name=\"c\"")))
                .isTrue();
    }

    @Test
    void executes_only_the_named_operations() throws Exception {
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=Bridge,name=r"), "hold(java.lang.String)"))
                .isTrue();
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=Bridge,name=r"), "getState"))
                .isFalse();
        assertThat(allowed.isOperationAllowed(name("dev.bascule:type=Other,name=r"), "stop"))
                .isFalse();
        assertThat(allowed.isOperationAllowed(name("com.sun.management:type=DiagnosticCommand"), "stop"))
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
