package dev.bascule.manage;

/** {@code dev.bascule:type=Bascule}: the whole process. */
public interface BasculeMBean {
    /** {@link BasculeStatus} as JSON. */
    String getStatus();
}
