package dev.bascule.batch;

/** Leads one delivery through the route, on the lane's thread, and ends it with an outcome. */
public interface Router {
    /**
     * Returns after {@code delivery} was ended.
     *
     * @throws UnavailableException a step failed through no fault of the message; the delivery was not ended and the whole batch goes back
     */
    void route(Delivery delivery) throws UnavailableException;
}
