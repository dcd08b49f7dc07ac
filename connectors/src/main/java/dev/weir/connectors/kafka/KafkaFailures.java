package dev.weir.connectors.kafka;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says what went wrong between a table and its brokers so that its owner can mend it. */
final class KafkaFailures {
  private KafkaFailures() {}

  /** The error for what a client threw. */
  static WeirException explain(KafkaTable table, Throwable thrown) {
    return switch (cause(thrown)) {
      case WeirException known -> known;
      case TimeoutException timeout -> unreachable(table, timeout);
      case ConfigException wrong -> misconfigured(table, wrong);
      case UnknownTopicOrPartitionException missing -> noTopic(table, table.topics(), missing);
      case InvalidTopicException wrong -> noTopic(table, table.topics(), wrong);
      case AuthenticationException refused ->
          failed(table, "does not let in the client: " + refused.getMessage(), refused)
              .withHint(
                  "Check the options \"properties.security.protocol\" and \"properties.sasl.*\".");
      case AuthorizationException refused ->
          failed(table, "does not allow this: " + refused.getMessage(), refused);
      case Throwable other -> failed(table, "failed: " + reason(other), other);
    };
  }

  /** What a client means, out of what it puts around that. */
  static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ExecutionException
            || cause instanceof CompletionException
            || cause.getClass().equals(KafkaException.class))
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static WeirException unreachable(KafkaTable table, TimeoutException timeout) {
    String detail = timeout.getMessage();
    boolean topic = detail != null && detail.contains("not present in metadata");
    if (topic) {
      return noTopic(table, table.topics(), timeout);
    }
    return new WeirException(
            ErrorCode.IO_FAILED,
            "no Kafka broker answers at \""
                + table.servers()
                + "\" for table \""
                + table.name()
                + "\"",
            timeout)
        .withHint("Check the option \"" + KafkaOptions.SERVERS + "\", and that the broker runs.");
  }

  private static WeirException misconfigured(KafkaTable table, ConfigException wrong) {
    String message = reason(wrong);
    if (message.contains("bootstrap")) {
      return new WeirException(
          ErrorCode.INVALID_OPTION,
          "option \""
              + KafkaOptions.SERVERS
              + "\" of table \""
              + table.name()
              + "\" is \""
              + table.servers()
              + "\": hosts that exist are needed, such as \"localhost:9092\"",
          wrong);
    }
    return new WeirException(
        ErrorCode.INVALID_OPTION,
        "option of table \"" + table.name() + "\" is refused by Kafka's client: " + message,
        wrong);
  }

  static WeirException noTopic(KafkaTable table, Object topic, Throwable cause) {
    return new WeirException(
        ErrorCode.INVALID_OPTION,
        "topic \""
            + topic
            + "\" of table \""
            + table.name()
            + "\" does not exist at \""
            + table.servers()
            + "\"",
        cause);
  }

  private static WeirException failed(KafkaTable table, String what, Throwable cause) {
    return new WeirException(
        ErrorCode.IO_FAILED,
        "Kafka at \"" + table.servers() + "\" of table \"" + table.name() + "\" " + what,
        cause);
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null
        ? thrown.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
