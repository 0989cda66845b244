package dev.bascule.batch;

import java.util.concurrent.atomic.AtomicInteger;

/** Participants that do their damage at a step of settling. */
final class Faults {
    private Faults() {}

    /** Fails at one of its calls, counted from 1. */
    static Participant failing(SettleStep at, int call, UnavailableException failure) {
        return failing(at, call, call, failure);
    }

    /** Fails from one call to another. */
    static Participant failing(SettleStep at, int firstCall, int lastCall, UnavailableException failure) {
        var calls = new AtomicInteger();
        return new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) throws UnavailableException {
                if (step == at && calls.incrementAndGet() >= firstCall && calls.get() <= lastCall) {
                    throw failure;
                }
            }
        };
    }

    /** Has the broker drop the session. */
    static Participant dropping(FakeBroker.Session session, SettleStep at, int call) {
        var calls = new AtomicInteger();
        return new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == at && calls.incrementAndGet() == call) {
                    session.drop();
                }
            }
        };
    }

    /** Throws what no participant should. */
    static Participant defect(SettleStep at) {
        return new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == at) {
                    throw new IllegalStateException("a defect");
                }
            }
        };
    }
}
