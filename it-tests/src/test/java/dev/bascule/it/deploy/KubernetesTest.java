package dev.bascule.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.bascule.it.process.Repository;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests of deploy/kubernetes against the schemas of Kubernetes: unknown, missing and mistyped fields are faults. */
class KubernetesTest {
    private static final Path MANIFESTS = Repository.root().resolve("deploy/kubernetes");
    private static final Map<String, Schema> SCHEMAS = Map.of(
            "StatefulSet", V1StatefulSet::validateJsonElement,
            "Service", V1Service::validateJsonElement,
            "ServiceAccount", V1ServiceAccount::validateJsonElement,
            "Secret", V1Secret::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    private interface Schema {
        void validate(JsonElement json) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serviceaccount.yaml",
                "secret.yaml",
                "service.yaml",
                "statefulset.yaml",
                "poddisruptionbudget.yaml",
                "networkpolicy.yaml"
            })
    void each_manifest_fits_its_schema(String file) throws IOException {
        var manifest = read(file);
        var completed = manifest.deepCopy();
        select(completed); // as kustomize does
        SCHEMAS.get(manifest.get("kind").getAsString()).validate(completed);
        assertThat(resources()).contains(file);
    }

    @Test
    void the_check_finds_a_typing_error() throws IOException {
        var manifest = read("statefulset.yaml");
        select(manifest);
        container(manifest).getAsJsonObject("securityContext").addProperty("readOnlyRootFileSystem", true);
        assertThatThrownBy(() -> V1StatefulSet.validateJsonElement(manifest))
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void the_pods_keep_to_the_restricted_standard() throws IOException {
        var pod = pod(read("statefulset.yaml"));
        assertThat(pod.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean())
                .isTrue();
        assertThat(pod.getAsJsonObject("securityContext")
                        .getAsJsonObject("seccompProfile")
                        .get("type")
                        .getAsString())
                .isEqualTo("RuntimeDefault");
        var container = container(read("statefulset.yaml")).getAsJsonObject("securityContext");
        assertThat(container.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(container.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(container
                        .getAsJsonObject("capabilities")
                        .getAsJsonArray("drop")
                        .toString())
                .isEqualTo("[\"ALL\"]");
    }

    @Test
    void what_is_mounted_is_there() throws IOException {
        var stateful = read("statefulset.yaml");
        var volumes = new TreeSet<String>();
        pod(stateful).getAsJsonArray("volumes").forEach(volume -> volumes.add(name(volume)));
        stateful.getAsJsonObject("spec")
                .getAsJsonArray("volumeClaimTemplates")
                .forEach(claim -> volumes.add(name(claim.getAsJsonObject().get("metadata"))));
        container(stateful).getAsJsonArray("volumeMounts").forEach(mount -> assertThat(volumes)
                .contains(name(mount)));
    }

    private static String name(JsonElement element) {
        return element.getAsJsonObject().get("name").getAsString();
    }

    private static JsonObject pod(JsonObject stateful) {
        return stateful.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
    }

    private static JsonObject container(JsonObject stateful) {
        return pod(stateful).getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    private static void select(JsonObject manifest) {
        if (manifest.get("kind").getAsString().equals("StatefulSet")) {
            var selector = new JsonObject();
            selector.add("matchLabels", new JsonObject());
            manifest.getAsJsonObject("spec").add("selector", selector);
        }
    }

    private static List<String> resources() throws IOException {
        var names = read("kustomization.yaml").getAsJsonArray("resources");
        return names.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static JsonObject read(String file) throws IOException {
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(MANIFESTS.resolve(file)));
        return JsonParser.parseString(new Gson().toJson(yaml)).getAsJsonObject();
    }
}
