package dev.weir.cli;

import dev.weir.backend.RemoteCluster;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a Flink cluster answers. */
final class FlinkAddress {
  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The address of the cluster's SQL gateway.")
  @Nullable String gateway;

  @Option(
      names = "--rest",
      paramLabel = "URL",
      description = "The address of the JobManager, where there is no SQL gateway.")
  @Nullable String rest;

  /** The cluster that was named. */
  RemoteCluster cluster() {
    String first = gateway;
    String second = rest;
    if (first != null && second == null) {
      return FlinkOptions.backend().gateway(address(first));
    }
    if (second != null && first == null) {
      return FlinkOptions.backend().rest(address(second));
    }
    throw new WeirException(
        ErrorCode.INVALID_ARGUMENT, "the cluster is named with either --gateway or --rest");
  }

  static URI address(String written) {
    String url = written.contains("://") ? written : "http://" + written;
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(written, e);
    }
    throw wrong(written, null);
  }

  private static WeirException wrong(String written, @Nullable Throwable cause) {
    return new WeirException(
            ErrorCode.INVALID_ARGUMENT, "\"" + written + "\" is not the address of a server", cause)
        .withHint("Write it like http://localhost:8083.");
  }
}
