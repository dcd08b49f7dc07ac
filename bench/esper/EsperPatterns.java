import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The statements of {@code bench/patterns} on Esper, over the same events as objects in memory:
 * {@code EsperPatterns EVENTS RUNS}.
 *
 * <p>Esper is under the GPL. This program is no part of Weir's build and on none of its class
 * paths: {@code bench/patterns --esper} fetches Esper's jars and starts it from its source.
 */
public final class EsperPatterns {
  private static final int KEYS = 1_000;
  private static final int KINDS = 20;
  private static final int PRICES = 1_000_000;
  private static final int A_MILLISECOND = 10;

  private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put("filter", "select k, price from Event(price > 900000)");
    STATEMENTS.put("count", "select k, count(*) as n from Event group by k");
    STATEMENTS.put(
        "window", "select k, count(*) as n from Event#ext_timed_batch(ts, 10 sec) group by k");
    STATEMENTS.put(
        "pattern",
        "select a.ts as begun, b.ts as ended, b.price as price from pattern [every a=Event(kind ="
            + " 1) -> b=Event(kind = 2, k = a.k) where timer:within(10 sec)]");
  }

  private static long rows;

  private EsperPatterns() {}

  /** An event, as Esper likes it. */
  public static final class Event {
    private final long k;
    private final int kind;
    private final long price;
    private final long ts;

    Event(long event) {
      long bits = mixed(event) >>> 1;
      long drawn = bits / KEYS % KINDS;
      this.k = bits % KEYS;
      this.kind = drawn < 3 ? (int) drawn : 0;
      this.price = bits / KEYS / KINDS % PRICES;
      this.ts = event / A_MILLISECOND;
    }

    public long getK() {
      return k;
    }

    public int getKind() {
      return kind;
    }

    public long getPrice() {
      return price;
    }

    public long getTs() {
      return ts;
    }
  }

  private static long mixed(long event) {
    long bits = (event + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    return bits ^ bits >>> 27;
  }

  public static void main(String[] args) throws Exception {
    Event[] events = new Event[Integer.parseInt(args[0])];
    Arrays.setAll(events, Event::new);
    int runs = Integer.parseInt(args[1]);
    System.out.println("| query | million events/s | CPU ns/event | rows |");
    System.out.println("|---|---|---|---|");
    for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
      double[] seconds = new double[runs];
      double[] cpu = new double[runs];
      for (int run = -1; run < runs; run++) {
        Cost cost = run(statement.getValue(), events);
        if (run >= 0) {
          seconds[run] = cost.seconds;
          cpu[run] = cost.cpuNanos;
        }
      }
      Arrays.sort(seconds);
      Arrays.sort(cpu);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.1f | %d |%n",
          statement.getKey(),
          events.length / seconds[runs / 2] / 1e6,
          cpu[runs / 2] / events.length,
          rows);
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private record Cost(double seconds, double cpuNanos) {}

  /** What it takes from the first event to the last; compiling the statement is left out. */
  private static Cost run(String statement, Event[] events) throws Exception {
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType("Event", Event.class);
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    EPCompiled compiled =
        EPCompilerProvider.getCompiler().compile(statement, new CompilerArguments(configuration));
    EPRuntime runtime = EPRuntimeProvider.getRuntime("bench", configuration);
    runtime.initialize();
    EPEventService service = runtime.getEventService();
    service.clockExternal();
    service.advanceTime(0);
    for (EPStatement each : runtime.getDeploymentService().deploy(compiled).getStatements()) {
      each.addListener((added, removed, of, by) -> rows += added == null ? 0 : added.length);
    }
    rows = 0;
    long start = System.nanoTime();
    long used = cpuNanos();
    long time = 0;
    for (Event event : events) {
      if (event.ts != time) {
        time = event.ts;
        service.advanceTime(time);
      }
      service.sendEventBean(event, "Event");
    }
    Cost cost = new Cost((System.nanoTime() - start) / 1e9, cpuNanos() - used);
    runtime.destroy();
    return cost;
  }
}
