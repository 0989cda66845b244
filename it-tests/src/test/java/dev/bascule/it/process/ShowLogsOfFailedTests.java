package dev.bascule.it.process;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints the end of the log of every process that a failed test has started. */
public final class ShowLogsOfFailedTests implements BeforeEachCallback, AfterTestExecutionCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        JavaProcess.forgetStarted();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            JavaProcess.started().forEach(process -> System.out.println(process.tail()));
        }
    }
}
