package dev.weir.connectors.nexmark;

/**
 * Consecutive events, and what all their fields start from: worked out once for a batch, counting
 * up, where each field by itself would divide by the length of a round.
 */
final class EventRun {
  private static final int KINDS = EventField.KINDS.size();

  private final NexmarkSettings settings;
  private int[] kinds = {};
  private long[] lastPersons = {};
  private long[] lastAuctions = {};
  private int[][] rowsByKind = new int[KINDS][0];
  private final int[] counts = new int[KINDS];
  private long first;
  private int size;

  EventRun(NexmarkSettings settings) {
    this.settings = settings;
  }

  /** Moves to the {@code count} events from {@code event} on. */
  void start(long event, int count) {
    first = event;
    size = count;
    if (kinds.length < count) {
      kinds = new int[count];
      lastPersons = new long[count];
      lastAuctions = new long[count];
      rowsByKind = new int[KINDS][count];
    }
    for (int kind = 0; kind < KINDS; kind++) {
      counts[kind] = 0;
    }
    long round = event / settings.round();
    int place = (int) (event % settings.round());
    for (int row = 0; row < count; row++) {
      int kind = kind(place);
      kinds[row] = kind;
      rowsByKind[kind][counts[kind]++] = row;
      lastPersons[row] = lastPerson(round, place);
      lastAuctions[row] = lastAuction(round, place);
      if (++place == settings.round()) {
        place = 0;
        round++;
      }
    }
  }

  private int kind(int place) {
    return place < settings.persons()
        ? AuctionHouse.PERSON
        : place < settings.persons() + settings.auctions()
            ? AuctionHouse.AUCTION
            : AuctionHouse.BID;
  }

  private long lastPerson(long round, int place) {
    return round * settings.persons() + Math.min(place, settings.persons() - 1);
  }

  private long lastAuction(long round, int place) {
    int auction = place - settings.persons();
    return auction < 0
        ? Math.max(round * settings.auctions() - 1, 0)
        : round * settings.auctions() + Math.min(auction, settings.auctions() - 1);
  }

  int size() {
    return size;
  }

  long event(int row) {
    return first + row;
  }

  int kindOf(int row) {
    return kinds[row];
  }

  /** The rows of events of a kind, the first {@link #count} of them. */
  int[] rows(int kind) {
    return rowsByKind[kind];
  }

  int count(int kind) {
    return counts[kind];
  }

  /** The last person up to an event, counted from 0. */
  long lastPerson(int row) {
    return lastPersons[row];
  }

  /** The last auction up to an event, counted from 0; before the first one, the one to come. */
  long lastAuction(int row) {
    return lastAuctions[row];
  }
}
