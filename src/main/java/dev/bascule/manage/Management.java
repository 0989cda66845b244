package dev.bascule.manage;

import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps beans and gauges in step with what runs, on a thread of its own, from {@link #start} to {@link #close}. */
public final class Management implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger("dev.bascule.manage");
    private static final int REFRESH_SECONDS = 1;
    private static final int COUNT_SECONDS = 5;
    private static final int PURGE_SECONDS = 60;

    private final Supervised supervised;
    private final ManagementBeans beans;
    private final Gauges gauges;
    private final DeadLetterDesk desk;
    private final AlertGauges alerts;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "management");
        thread.setDaemon(true);
        return thread;
    });

    /** Nothing is visible before {@link #start}. */
    public Management(
            BasculeConfig config, Supervised supervised, DeadLetterDesk desk, Trace trace, MeterRegistry registry) {
        this.supervised = supervised;
        this.desk = desk;
        beans = new ManagementBeans(supervised);
        var search = new MessageSearch(trace, desk.store(), supervised);
        beans.register(new BasculeBean(config.instance(), supervised, search), new DeadLettersBean(desk));
        alerts = new AlertGauges(supervised, registry);
        gauges = new Gauges(config, supervised, desk.counts(), registry);
    }

    /** Shows what runs now, and then follows. */
    public void start() {
        supervised.refresh();
        beans.follow();
        every(REFRESH_SECONDS, () -> {
            supervised.refresh();
            beans.follow();
            gauges.refresh();
            alerts.refresh();
        });
        every(COUNT_SECONDS, gauges::countDeadLetters);
        every(PURGE_SECONDS, this::purge);
    }

    private void purge() {
        try {
            desk.retention().purge();
        } catch (UnavailableException e) {
            LOGGER.log(Level.DEBUG, "what is too old is not removed now: {0}", e.getMessage());
        }
    }

    /** A task that threw would never run again, hence the guard; it leaves nothing in its future. */
    private void every(int seconds, Runnable task) {
        var unused = thread.scheduleWithFixedDelay(guarded(task), 0, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
        beans.close();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "management could not be brought up to date", e);
            }
        };
    }
}
