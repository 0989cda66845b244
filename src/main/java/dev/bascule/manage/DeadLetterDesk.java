package dev.bascule.manage;

import dev.bascule.camel.BasculeRuntime;
import dev.bascule.camel.LetterLayouts;
import dev.bascule.camel.Replays;
import dev.bascule.deadletter.AuditLog;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.DeadLetterCounts;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.Discards;
import dev.bascule.deadletter.Imports;
import dev.bascule.deadletter.LetterLayout;
import dev.bascule.deadletter.LetterMask;
import dev.bascule.deadletter.LetterRoom;
import dev.bascule.deadletter.LetterViews;
import dev.bascule.deadletter.ReplayStore;
import dev.bascule.deadletter.Retention;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Everything that can be done with dead letters in this process. Thread-safe. */
public final class DeadLetterDesk {
    private static final System.Logger LOGGER = System.getLogger("dev.bascule.manage");

    private final BasculeRuntime runtime;
    private final LetterLayouts layouts;
    private final LetterMask mask;
    private final AuditLog audit;
    private final Discards discards;
    private final Imports imports;
    private final Retention retention;

    /** Of the routes in {@code context}. */
    public DeadLetterDesk(BasculeRuntime runtime, CamelContext context) {
        this.runtime = runtime;
        this.layouts = new LetterLayouts(context);
        var settings = runtime.config().deadLetters();
        this.mask = new LetterMask(
                settings.protection().headers(), settings.protection().fields());
        this.audit = new AuditLog(runtime.database());
        this.discards = new Discards(runtime.database(), Clock.systemUTC());
        this.imports = new Imports(runtime.database(), runtime.deadLetters());
        this.retention =
                new Retention(runtime.database(), settings.auditKept(), settings.lettersKept(), Clock.systemUTC());
    }

    DeadLetterStore store() {
        return runtime.deadLetters();
    }

    DeadLetterCounts counts() {
        return runtime.deadLetterCounts();
    }

    ReplayStore replayStore() {
        return runtime.replayStore();
    }

    Replays replays() {
        return runtime.replays();
    }

    String instance() {
        return runtime.config().instance();
    }

    /** Routes that letters can be sent through now. */
    Set<String> routes() {
        return runtime.replays().routes();
    }

    boolean hasRoute(String route) {
        return routes().contains(route);
    }

    AuditLog audit() {
        return audit;
    }

    Discards discards() {
        return discards;
    }

    LetterRoom letterRoom() {
        return runtime.letterRoom();
    }

    Imports imports() {
        return imports;
    }

    Retention retention() {
        return retention;
    }

    LetterMask mask() {
        return mask;
    }

    LetterViews views() {
        return new LetterViews(mask);
    }

    /** By the route's layout, as it is now; a layout that is broken now is as good as none. */
    Optional<LetterLayout> layout(DeadLetter letter) {
        try {
            return layouts.of(letter);
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "a dead letter cannot be decoded id=" + letter.id(), e);
            return Optional.empty();
        }
    }
}
