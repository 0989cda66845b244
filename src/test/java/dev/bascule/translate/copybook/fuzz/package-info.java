/**
 * Fuzzing of parser, decoder, encoder and reader. {@link dev.bascule.translate.copybook.fuzz.SeededFuzzTest} runs all targets in one process on
 * inputs made from a seed. Coverage-guided, Jazzer gives ten million executions to each target, or to one:
 *
 * <pre>
 * ./mvnw test-compile surefire:test@fuzz
 * ./mvnw test-compile surefire:test@fuzz -Dtest=RecordDecoderFuzz
 * </pre>
 */
package dev.bascule.translate.copybook.fuzz;
