package dev.weir.bench.kafka;

import dev.weir.bench.nexmark.Run;
import dev.weir.bench.nexmark.Stopwatch;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A process of its own for plain clients, the bound of what any engine can do: {@code PlainProcess
 * EVENTS SAMPLE INTO MESSAGES COUNT PARTITIONS TRANSACTIONS ADDRESS BROKER WARMUPS RUNS}.
 *
 * <p>As many threads as the topics have partitions poll the topic EVENTS, which has COUNT messages,
 * and throw away what comes; unless it is {@value #NONE}. They send MESSAGES messages to the topic
 * INTO, unless that is, which are like those of SAMPLE, in step with what they poll.
 */
final class PlainProcess {
  /** No topic. */
  static final String NONE = "-";

  private PlainProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int partitions = Integer.parseInt(args[5]);
    String address = args[7];
    BenchTopic into = new BenchTopic(address, args[2], partitions);
    PlainClients clients =
        new PlainClients(
            new BenchTopic(address, args[0], partitions),
            into,
            Long.parseLong(args[3]),
            Long.parseLong(args[4]),
            Boolean.parseBoolean(args[6]));
    List<ProducerRecord<byte[], byte[]>> sample =
        args[2].equals(NONE)
            ? List.of()
            : PlainClients.sample(new BenchTopic(address, args[1], partitions), into);
    TimedProcess process =
        new TimedProcess(
            Long.parseLong(args[8]), Integer.parseInt(args[9]), Integer.parseInt(args[10]));
    process.measure(() -> run(clients, sample), System.out);
  }

  private static Run run(PlainClients clients, List<ProducerRecord<byte[], byte[]>> sample)
      throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    clients.run(sample);
    return watch.stop(clients.events());
  }
}
