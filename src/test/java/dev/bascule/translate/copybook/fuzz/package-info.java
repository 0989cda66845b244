/**
 * Coverage-guided fuzzing with Jazzer. {@code ./mvnw verify} runs each target for a moment; for as long as you like with
 *
 * <pre>
 * JAZZER_FUZZ=1 ./mvnw test -Dtest=RecordDecoderFuzz#long_run
 * </pre>
 */
package dev.bascule.translate.copybook.fuzz;
