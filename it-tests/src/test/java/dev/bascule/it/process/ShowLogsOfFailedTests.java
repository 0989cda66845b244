package dev.bascule.it.process;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Prints the end of the log of every process that a failed test has started, between two lines that {@code .ci/run} looks for. */
public final class ShowLogsOfFailedTests implements BeforeEachCallback, AfterTestExecutionCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        JavaProcess.forgetStarted();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .ifPresent(failure -> show(context.getUniqueId(), failure));
    }

    private static void show(String test, Throwable failure) {
        System.out.println("=== processes of " + test);
        System.out.println(failure);
        JavaProcess.started().forEach(process -> System.out.println(process.tail()));
        System.out.println("=== end of processes");
    }
}
