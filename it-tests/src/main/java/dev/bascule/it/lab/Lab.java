package dev.bascule.it.lab;

import dev.bascule.it.Arguments;
import dev.bascule.it.aws.AwsStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Real servers in one process: Artemis, Kafka, ElasticMQ for SQS with a stand-in for the rest of AWS, or one of them. Prints one {@code NAME=ENDPOINT} line each and then {@code READY}, and runs
 * until it is ended. All data is in one folder; started again on the same folder and ports after whatever end, the servers go on.
 */
public final class Lab {
    private static final String USAGE =
            """
            lab [--dir DIR] [--artemis-port N] [--kafka-port N] [--sqs-port N] [--aws-port N] [--classic-port N] [--only artemis|kafka|sqs|aws|classic] [--password P] [--with-parent]
              real Artemis and Kafka, ElasticMQ for SQS, and a stand-in for the rest of AWS, on 127.0.0.1, data in DIR (default: data/lab); port 0: any free one
              --only classic: ActiveMQ Classic instead; --only aws: the stand-in alone, with queues of its own that can only be sent to
              the password of user 'bridge' is --password, or ERP_PASSWORD, or a random one that is printed
              --with-parent: end when standard input ends""";

    private static final int ARTEMIS_PORT = 61_616;
    private static final int KAFKA_PORT = 9_092;
    private static final int SQS_PORT = 9_324;
    private static final int AWS_PORT = 4_566;

    private final Deque<AutoCloseable> servers = new ArrayDeque<>();

    private Lab() {}

    /** Starts the servers and waits until the process is ended. */
    public static void main(String... args) throws Exception {
        var arguments = Arguments.parseOrExit(
                args, USAGE, "dir artemis-port kafka-port sqs-port aws-port classic-port only password", "with-parent");
        var dir = Path.of(arguments.text("dir").orElse("data/lab")).toAbsolutePath();
        logTo(dir);
        var lab = new Lab();
        Runtime.getRuntime().addShutdownHook(new Thread(lab::stop, "stop"));
        try {
            lab.start(dir, arguments);
        } catch (Exception failed) {
            System.err.println("the lab did not start: " + failed);
            System.exit(1);
        }
        System.out.println("READY");
        if (arguments.has("with-parent")) {
            while (System.in.read() >= 0) {
                // whatever is written there is of no interest, only its end is
            }
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private void start(Path dir, Arguments arguments) throws Exception {
        var only = arguments.text("only").orElse("");
        if (only.isEmpty() || only.equals("artemis")) {
            int port = port(arguments, "artemis-port", ARTEMIS_PORT);
            var artemis = ArtemisServer.start(dir.resolve("artemis"), port, credentials(arguments));
            servers.push(artemis);
            System.out.println("ARTEMIS=" + artemis.url());
        }
        if (only.isEmpty() || only.equals("kafka")) {
            var kafka = KafkaServer.start(dir.resolve("kafka"), port(arguments, "kafka-port", KAFKA_PORT));
            servers.push(kafka);
            System.out.println("KAFKA=" + kafka.bootstrapServers());
        }
        if (only.isEmpty() || only.equals("sqs")) {
            var sqs = SqsServer.start(port(arguments, "sqs-port", SQS_PORT));
            servers.push(sqs);
            System.out.println("SQS=" + sqs.endpoint());
            var aws = new AwsStandIn(port(arguments, "aws-port", AWS_PORT), 1, Optional.of(sqs.endpoint()));
            servers.push(aws);
            AwsSamples.create(aws);
            System.out.println("AWS=" + aws.endpoint());
        }
        if (only.equals("aws")) {
            var aws = new AwsStandIn(port(arguments, "aws-port", AWS_PORT), 1);
            servers.push(aws);
            System.out.println("AWS=" + aws.endpoint());
        }
        if (only.equals("classic")) {
            int port = port(arguments, "classic-port", ARTEMIS_PORT);
            var classic = ClassicServer.start(dir.resolve("classic"), port, credentials(arguments));
            servers.push(classic);
            System.out.println("CLASSIC=" + classic.url());
        }
    }

    private static Credentials credentials(Arguments arguments) {
        var given = arguments.text("password").orElse(System.getenv("ERP_PASSWORD"));
        if (given != null) {
            return Credentials.of(given);
        }
        var credentials = Credentials.random();
        System.out.println("ERP_PASSWORD=" + credentials.password());
        return credentials;
    }

    private static int port(Arguments arguments, String name, int otherwise) {
        int port = arguments.number(name, otherwise);
        return port == 0 ? Ports.free() : port;
    }

    private void stop() {
        while (!servers.isEmpty()) {
            try {
                servers.pop().close();
            } catch (Exception unclean) {
                System.err.println("did not stop cleanly: " + unclean);
            }
        }
    }

    /** Before anything logs. The log of the run before is kept. */
    private static void logTo(Path dir) throws IOException {
        Files.createDirectories(dir);
        var log = dir.resolve("lab.log");
        if (Files.exists(log)) {
            Files.move(log, dir.resolve("lab.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        System.setProperty("org.slf4j.simpleLogger.logFile", log.toString());
    }
}
