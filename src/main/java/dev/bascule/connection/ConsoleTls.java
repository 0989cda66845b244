package dev.bascule.connection;

import java.nio.file.Path;

/**
 * What the management address encrypts with.
 *
 * @param certificate PEM file with the certificate and those that lead to a known one
 * @param key PEM file with its private key
 */
public record ConsoleTls(Path certificate, Path key) {}
