package dev.bascule.it.aws;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** SNS, as far as a sender sees it, in its query protocol: forms in, XML out. */
final class SnsService {
    private static final String ARN = "arn:aws:sns:eu-west-1:000000000000:";

    private final Places topics = new Places("NotFound");
    private final Faults faults;

    SnsService(Faults faults) {
        this.faults = faults;
    }

    Places topics() {
        return topics;
    }

    String handle(Map<String, String> form) throws ServiceFault {
        var action = form.getOrDefault("Action", "");
        var result =
                switch (action) {
                    case "PublishBatch" -> publish(form);
                    case "ListTopics" -> list();
                    case "GetTopicAttributes" -> attributes(topic(form));
                    default -> throw new ServiceFault(400, "InvalidAction", action);
                };
        return "<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action + "Result>"
                + result
                + "</" + action + "Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></" + action
                + "Response>";
    }

    private String list() {
        var members = new StringBuilder();
        topics.names().forEach(name -> members.append("<member><TopicArn>")
                .append(ARN)
                .append(name)
                .append("</TopicArn></member>"));
        return "<Topics>" + members + "</Topics>";
    }

    private String attributes(String topic) throws ServiceFault {
        topics.get(topic);
        return "<Attributes><entry><key>TopicArn</key><value>" + ARN + topic + "</value></entry></Attributes>";
    }

    private String publish(Map<String, String> form) throws ServiceFault {
        faults.beforeCall();
        var topic = topics.get(topic(form));
        var successful = new StringBuilder();
        var failed = new StringBuilder();
        int entries = 0;
        long bytes = 0;
        while (form.containsKey(prefix(entries + 1) + "Id")) {
            var prefix = prefix(++entries);
            bytes += text(form, prefix + "Message").getBytes(StandardCharsets.UTF_8).length;
            var error = faults.ofEntry();
            if (error.isPresent()) {
                failed.append(failed(text(form, prefix + "Id"), error.get()));
            } else {
                successful.append(taken(text(form, prefix + "Id"), take(topic, form, prefix)));
            }
        }
        if (entries < 1 || entries > 10) {
            throw new ServiceFault(400, "TooManyEntriesInBatchRequest", entries + " entries");
        }
        topic.called(entries, bytes);
        return "<Successful>" + successful + "</Successful><Failed>" + failed + "</Failed>";
    }

    private static long take(Place topic, Map<String, String> form, String prefix) {
        var attributes = new HashMap<String, String>();
        for (int i = 1; form.containsKey(prefix + "MessageAttributes.entry." + i + ".Name"); i++) {
            var attribute = prefix + "MessageAttributes.entry." + i + ".";
            attributes.put(form.get(attribute + "Name"), form.getOrDefault(attribute + "Value.StringValue", ""));
        }
        var entry = new Place.Entry(
                text(form, prefix + "Message"), attributes.getOrDefault("bascule-key", ""), Map.copyOf(attributes));
        var deduplicationId = form.get(prefix + "MessageDeduplicationId");
        return deduplicationId == null ? topic.take(entry) : topic.takeOnce(deduplicationId, entry);
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    private static String prefix(int member) {
        return "PublishBatchRequestEntries.member." + member + ".";
    }

    private static String taken(String id, long number) {
        return "<member><Id>" + id + "</Id><MessageId>message-" + number + "</MessageId></member>";
    }

    private static String failed(String id, String code) {
        return "<member><Id>" + id + "</Id><SenderFault>false</SenderFault><Code>" + code
                + "</Code><Message>the entry failed</Message></member>";
    }

    private static String topic(Map<String, String> form) {
        var arn = form.getOrDefault("TopicArn", "");
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
