package dev.bascule.camel;

/** An endpoint of ours whose producers append to the delivery instead of sending. */
interface AppendingEndpoint {}
