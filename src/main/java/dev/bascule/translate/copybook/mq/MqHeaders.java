package dev.bascule.translate.copybook.mq;

import java.util.Set;

/** The chain of headers before a message's data. */
public final class MqHeaders {
    /** Other headers' formats; what else begins so is data that somebody named so. */
    private static final Set<String> UNREAD =
            Set.of("MQHMDE", "MQHREF", "MQHWIH", "MQHSAP", "MQHDIST", "MQXMIT", "MQHEPCF");

    private MqHeaders() {}

    /**
     * What is said of the data behind all headers, which begins at its offset.
     *
     * @param body the message's, which is not changed
     * @param outermost what is said of the body as a whole
     * @throws MqException a header that is announced is not there, is not whole, or is one that is not read here
     */
    public static MqData peel(byte[] body, MqData outermost) {
        var data = outermost;
        for (int headers = 0; headers <= MqHeader.MOST; headers++) {
            if (UNREAD.contains(data.format())) {
                throw new MqException("headers of Format " + data.format() + " are not read here");
            }
            var header = MqHeader.announcedBy(data.format());
            if (header.isEmpty()) {
                return data;
            }
            data = header.get().follow(body, data);
        }
        throw new MqException("more than " + MqHeader.MOST + " headers");
    }
}
