package dev.bascule.it.aws;

/** What a service answers instead of doing what it was asked to. */
final class ServiceFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ServiceFault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
