package dev.weir.flink.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The REST interface of a Flink process: requests go out and JSON comes back. */
public final class Gateway {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  public Gateway(URI address) {
    this.address = address;
  }

  /** Asks for what stands at the path. */
  public JsonNode get(String path) throws InterruptedException {
    return send("GET", path, null);
  }

  /** Sends an object. */
  public JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
    return send("POST", path, body);
  }

  /** Sends any other request without a body. */
  public JsonNode send(String method, String path) throws InterruptedException {
    return send(method, path, null);
  }

  private JsonNode send(String method, String path, @Nullable Map<String, ?> body)
      throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address.resolve(path))
              .timeout(ANSWER)
              .header("Content-Type", "application/json");
      request.method(
          method,
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(JSON.writeValueAsString(body)));
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return answer(response);
    } catch (JsonProcessingException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "\"" + address + "\" does not answer as Flink does", e);
    } catch (IOException e) {
      throw new WeirException(ErrorCode.IO_FAILED, "\"" + address + "\" can't be reached", e)
          .withHint("Is that the address of Flink's SQL gateway, and is it up?");
    }
  }

  private static WeirException otherServer(URI uri) {
    return new WeirException(
            ErrorCode.IO_FAILED,
            "\"" + uri.getScheme() + "://" + uri.getAuthority() + "\" knows no " + uri.getPath())
        .withHint("A SQL gateway is named with --gateway, a JobManager with --rest.");
  }

  private static JsonNode answer(HttpResponse<String> response) throws JsonProcessingException {
    JsonNode answer =
        response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
    JsonNode errors = answer.path("errors");
    if (errors.isArray() && !errors.isEmpty()) {
      StringBuilder text = new StringBuilder();
      errors.forEach(error -> text.append(error.asText()).append('\n'));
      if (response.statusCode() == 404 && text.toString().startsWith("Not found: /")) {
        throw otherServer(response.uri());
      }
      throw RootCause.of(text.toString().strip());
    }
    if (response.statusCode() >= 400) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "\"" + response.uri() + "\" answers " + response.statusCode());
    }
    return answer;
  }
}
