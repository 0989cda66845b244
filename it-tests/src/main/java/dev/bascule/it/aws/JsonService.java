package dev.bascule.it.aws;

import com.fasterxml.jackson.databind.JsonNode;

/** A service that is spoken to in JSON, or in the same as CBOR. */
interface JsonService {
    /** Does {@code operation}. */
    JsonNode handle(String operation, JsonNode request) throws ServiceFault;
}
