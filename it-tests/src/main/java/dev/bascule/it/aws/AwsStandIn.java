package dev.bascule.it.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * EventBridge, SNS, Kinesis, SQS and S3 at one address on 127.0.0.1, in the protocols that the real SDK speaks to the real services (JSON, query,
 * CBOR, REST), with faults on demand. What it takes is in memory; {@code GET /_taken/BUS} lists the orders that a bus has taken, and {@link
 * PlacesOverHttp} tells the rest. Test equipment: it checks no signatures.
 */
public final class AwsStandIn implements AutoCloseable {
    private static final String TARGET = "X-Amz-Target";
    private static final String CBOR = "cbor";
    private static final String TAKEN = "/_taken/";
    private static final String SQS = "AmazonSQS";

    static {
        // Otherwise each answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Faults faults;
    private final EventBridgeService eventBridge;
    private final KinesisService kinesis;
    private final SnsService sns;
    private final SqsService sqs;
    private final S3Service s3;
    private final PlacesOverHttp places;
    private final Optional<SqsUpstream> sqsUpstream;
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper cbor = new ObjectMapper(new CBORFactory());

    /** On a free port, or the given one; with queues that can only be sent to. */
    public AwsStandIn(int port, long seed) throws IOException {
        this(port, seed, Optional.empty());
    }

    /** With the queues of another server. */
    public AwsStandIn(int port, long seed, Optional<String> sqsEndpoint) throws IOException {
        this.sqsUpstream = sqsEndpoint.map(SqsUpstream::new);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.faults = new Faults(seed);
        this.eventBridge = new EventBridgeService(faults);
        this.kinesis = new KinesisService(faults);
        this.sns = new SnsService(faults);
        this.s3 = new S3Service(faults);
        this.sqs = new SqsService(faults, endpoint());
        this.places = new PlacesOverHttp(Map.of(
                "sqs", sqs.queues(),
                "sns", sns.topics(),
                "kinesis", kinesis.streams(),
                "eventbridge", eventBridge.buses()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** As an AWS client takes it. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on. */
    public void faults(FaultPlan plan) {
        faults.plan(plan);
    }

    /** Makes a bus, or gives the one that is there. */
    public Place bus(String name) {
        return eventBridge.buses().create(name);
    }

    /** Makes a stream, or gives the one that is there. */
    public Place stream(String name) {
        return kinesis.streams().create(name);
    }

    /** Makes a topic, or gives the one that is there. */
    public Place topic(String name) {
        return sns.topics().create(name);
    }

    /** Makes a queue, or gives the one that is there. */
    public Place queue(String name) {
        return sqs.queues().create(name);
    }

    /** Makes a bucket, or gives the objects of the one that is there, by key. */
    public Map<String, StoredObject> bucket(String name) {
        return s3.create(name);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var target = exchange.getRequestHeaders().getFirst(TARGET);
            if (target != null && target.startsWith(SQS) && sqsUpstream.isPresent()) {
                sqsUpstream.get().forward(exchange, body);
            } else if (target != null) {
                call(exchange, target, body);
            } else if (exchange.getRequestMethod().equals("POST")) {
                query(exchange, new String(body, StandardCharsets.UTF_8));
            } else {
                rest(exchange, body);
            }
        }
    }

    private void call(HttpExchange exchange, String target, byte[] body) throws IOException {
        var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        var mapper = type.contains(CBOR) ? cbor : json;
        int dot = target.indexOf('.');
        try {
            var answer = service(target.substring(0, dot)).handle(target.substring(dot + 1), mapper.readTree(body));
            reply(exchange, 200, type, mapper.writeValueAsBytes(answer));
        } catch (ServiceFault fault) {
            exchange.getResponseHeaders().set("X-Amzn-Query-Error", fault.code() + ";Sender");
            var error = Map.of("__type", fault.code(), "message", String.valueOf(fault.getMessage()));
            reply(exchange, fault.status(), type, mapper.writeValueAsBytes(error));
        }
    }

    private JsonService service(String name) throws ServiceFault {
        return switch (name) {
            case "AWSEvents" -> eventBridge;
            case "Kinesis_20131202" -> kinesis;
            case SQS -> sqs;
            default -> throw new ServiceFault(400, "UnknownOperationException", name);
        };
    }

    private void rest(HttpExchange exchange, byte[] body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith(TAKEN)) {
            reply(
                    exchange,
                    200,
                    "text/plain",
                    bytes(bus(path.substring(TAKEN.length())).takenOrders()));
            return;
        }
        if (path.startsWith(PlacesOverHttp.PATH)) {
            places(exchange, path);
            return;
        }
        s3.handle(exchange, body);
    }

    private void places(HttpExchange exchange, String path) throws IOException {
        try {
            reply(exchange, 200, "application/json", places.handle(exchange.getRequestMethod(), path));
        } catch (ServiceFault fault) {
            reply(exchange, fault.status(), "text/plain", bytes(String.valueOf(fault.getMessage())));
        }
    }

    private void query(HttpExchange exchange, String form) throws IOException {
        try {
            reply(exchange, 200, "text/xml", bytes(sns.handle(parse(form))));
        } catch (ServiceFault fault) {
            var error =
                    "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>"
                            + fault.code() + "</Code><Message>" + fault.getMessage()
                            + "</Message></Error><RequestId>r</RequestId></ErrorResponse>";
            reply(exchange, fault.status(), "text/xml", bytes(error));
        }
    }

    private static Map<String, String> parse(String form) {
        var fields = new HashMap<String, String>();
        for (var field : form.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
