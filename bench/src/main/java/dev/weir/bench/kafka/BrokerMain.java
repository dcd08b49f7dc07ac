package dev.weir.bench.kafka;

import java.io.IOException;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * Runs a broker in a process of its own, until the end of its standard input: so it does not
 * outlive who started it, however that ends.
 */
final class BrokerMain {
  private BrokerMain() {}

  /** The arguments: a file of properties, and an id for the storage if it has to be made. */
  public static void main(String[] args) throws IOException {
    Thread.ofPlatform().daemon(true).name("end-of-input").start(BrokerMain::endWithInput);
    if (args.length > 1) {
      String[] format = {"format", "--standalone", "-t", args[1], "-c", args[0]};
      if (StorageTool.execute(format, System.out) != 0) {
        throw new IOException("storage was not made");
      }
    }
    Kafka.main(new String[] {args[0]});
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // nothing is said
      }
    } catch (IOException e) {
      // the end as well
    }
    Runtime.getRuntime().halt(0);
  }
}
