package dev.bascule.it.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * The stand-in's places, for other processes: {@code /_places/SERVICE/NAME} with PUT to make one, DELETE to forget it, and GET for what it has
 * taken.
 */
final class PlacesOverHttp {
    static final String PATH = "/_places/";

    private final Map<String, Places> byService;
    private final ObjectMapper json = new ObjectMapper();

    /** @param byService by the names that the paths have for the services */
    PlacesOverHttp(Map<String, Places> byService) {
        this.byService = Map.copyOf(byService);
    }

    /** JSON; an empty object for what has no answer. */
    byte[] handle(String method, String path) throws ServiceFault, JsonProcessingException {
        int slash = path.indexOf('/', PATH.length());
        var places = slash < 0 ? null : byService.get(path.substring(PATH.length(), slash));
        if (places == null) {
            throw new ServiceFault(404, "NoSuchService", path);
        }
        var name = path.substring(slash + 1);
        switch (method) {
            case "PUT" -> places.create(name);
            case "DELETE" -> places.forget(name);
            default -> {
                return json.writeValueAsBytes(places.get(name).summary());
            }
        }
        return json.writeValueAsBytes(Map.of());
    }
}
