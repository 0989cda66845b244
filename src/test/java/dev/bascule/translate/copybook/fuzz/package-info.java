/**
 * Coverage-guided fuzzing with Jazzer. {@code ./mvnw verify} runs each target for a moment; ten million executions of each, or of one, with
 *
 * <pre>
 * ./mvnw test-compile surefire:test@fuzz -Dfuzz.run=long
 * ./mvnw test-compile surefire:test@fuzz -Dfuzz.run=long -Dtest=RecordDecoderFuzz
 * </pre>
 */
package dev.bascule.translate.copybook.fuzz;
