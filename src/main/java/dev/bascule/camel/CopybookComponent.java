package dev.bascule.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.SimpleTypeConverter;

/** {@code copybook:LAYOUT}. */
public final class CopybookComponent extends DefaultComponent {
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        var converters = getCamelContext().getTypeConverterRegistry();
        converters.addTypeConverter(
                byte[].class,
                JsonRecords.class,
                new SimpleTypeConverter(false, (type, exchange, records) -> ((JsonRecords) records).toBytes()));
        converters.addTypeConverter(
                String.class,
                JsonRecords.class,
                new SimpleTypeConverter(false, (type, exchange, records) -> records.toString()));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("the layout has no name; write copybook:LAYOUT.cpy");
        }
        var endpoint = new CopybookEndpoint(uri, this, remaining, CopybookParameters.take(parameters));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Unknown options are told before the layout is looked at, so that validation finds both. */
    @Override
    protected void afterConfiguration(String uri, String remaining, Endpoint endpoint, Map<String, Object> parameters) {
        ((CopybookEndpoint) endpoint).check();
    }
}
