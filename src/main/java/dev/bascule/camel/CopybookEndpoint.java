package dev.bascule.camel;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.message.MessageFormat;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.layouts.LayoutFolder;
import java.util.Objects;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A step that translates records by a copybook. The copybook is read and compiled when the step's route is built, each time; Camel may keep the endpoint
 * for longer than that.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "copybook",
        title = "Copybook",
        syntax = "copybook:layout",
        remote = false,
        producerOnly = true)
public final class CopybookEndpoint extends DefaultEndpoint {
    private final String layout;
    private final OptionValues options;

    @UriParam(enums = "decode,encode", description = "decode: records to JSON; encode: JSON to records")
    private @Nullable String operation;

    @UriParam(
            defaultValue = "config/copybooks",
            description = "Folder of the layout, absolute or below the bridge's folder")
    private String path = "config/copybooks";

    @UriParam(description = "Folders with the members of COPY, after the layout's own, with commas between")
    private String copyPath = "";

    CopybookEndpoint(String uri, CopybookComponent component, String layout, OptionValues options) {
        super(uri, component);
        this.layout = layout;
        this.options = options;
    }

    /**
     * Whether layout and options are sound.
     *
     * @throws CopybookException what is wrong, at its places in the copybook
     * @throws IllegalArgumentException an option is missing or has a value that it doesn't take
     */
    void check() {
        if (operation == null) {
            throw new IllegalArgumentException(
                    "'operation' is missing: copybook: needs operation=decode or operation=encode");
        }
        format();
    }

    /** As {@link #check}. */
    MessageFormat format() {
        var read = new LayoutFolder(BasculeRuntime.configOf(getCamelContext()).dir(), path)
                .read(layout, CommaList.of(copyPath));
        return CopybookParameters.read(() -> MessageFormat.of(read, options));
    }

    /** The copybook's name. */
    String layout() {
        return layout;
    }

    /** The charset that its records are in, unless a message says otherwise. */
    String charset() {
        return CopybookParameters.read(
                () -> CopybookOptions.of(options).text().page().name());
    }

    @Override
    public Producer createProducer() {
        return Objects.equals(operation, "encode") ? new CopybookEncoder(this) : new CopybookDecoder(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("copybook: is a step; no route can start from it");
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public @Nullable String getOperation() {
        return operation;
    }

    /** {@code decode} or {@code encode}. */
    public void setOperation(String operation) {
        if (!operation.equals("decode") && !operation.equals("encode")) {
            throw new IllegalArgumentException("operation must be decode or encode, not " + operation);
        }
        this.operation = operation;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getCopyPath() {
        return copyPath;
    }

    public void setCopyPath(String copyPath) {
        this.copyPath = copyPath;
    }
}
