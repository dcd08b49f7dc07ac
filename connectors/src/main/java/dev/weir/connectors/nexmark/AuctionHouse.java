package dev.weir.connectors.nexmark;

/**
 * Who takes part in an event, and for how much, by the benchmark's rules. Events come in rounds:
 * persons first, then auctions, then bids. Most bids go to a hot auction and come from a hot
 * bidder, most auctions belong to a hot seller; the rest spread over what is recent, and reach a
 * little ahead of it.
 */
final class AuctionHouse {
  static final int PERSON = 0;
  static final int AUCTION = 1;
  static final int BID = 2;

  private static final long FIRST_ID = 1000;
  private static final long FIRST_CATEGORY = 10;
  private static final int CATEGORIES = 5;
  private static final int LEAD = 10;
  private static final int HOT_EVERY = 100;
  private static final int AUCTIONS_IN_FLIGHT = 100;
  private static final int ACTIVE_PEOPLE = 1000;

  private final NexmarkSettings settings;

  AuctionHouse(NexmarkSettings settings) {
    this.settings = settings;
  }

  static long personId(EventRun run, int row) {
    return FIRST_ID + run.lastPerson(row);
  }

  static long auctionId(EventRun run, int row) {
    return FIRST_ID + run.lastAuction(row);
  }

  static long category(long key) {
    return FIRST_CATEGORY + Dice.below(key, 0, CATEGORIES);
  }

  long seller(long lastPerson, long key) {
    boolean hot = Dice.below(key, 0, settings.hotSellers()) > 0;
    return FIRST_ID + (hot ? lastPerson / HOT_EVERY * HOT_EVERY : somePerson(lastPerson, key));
  }

  long bidder(long lastPerson, long key) {
    boolean hot = Dice.below(key, 0, settings.hotBidders()) > 0;
    return FIRST_ID + (hot ? lastPerson / HOT_EVERY * HOT_EVERY + 1 : somePerson(lastPerson, key));
  }

  long auctionBidFor(long lastAuction, long key) {
    boolean hot = Dice.below(key, 0, settings.hotAuctions()) > 0;
    return FIRST_ID + (hot ? lastAuction / HOT_EVERY * HOT_EVERY : someAuction(lastAuction, key));
  }

  /** A price between 1 and 10^8 hundredths, even on a scale of logarithms. */
  static long price(long key) {
    return Math.round(Math.pow(10.0, Dice.unit(key, 1) * 6.0) * 100.0);
  }

  /** How long the auction of an event lasts, in milliseconds. */
  long auctionLength(long event, long key) {
    long ahead = (long) AUCTIONS_IN_FLIGHT * settings.round() / settings.auctions();
    long horizon = settings.timeOf(event + ahead) - settings.timeOf(event);
    return 1 + Dice.below(key, 0, Math.max(horizon * 2, 1));
  }

  private static long somePerson(long lastPerson, long key) {
    long people = lastPerson + 1;
    long active = Math.min(people, ACTIVE_PEOPLE);
    return people - active + Dice.below(key, 1, active + LEAD);
  }

  private static long someAuction(long last, long key) {
    long first = Math.max(last - AUCTIONS_IN_FLIGHT, 0);
    return first + Dice.below(key, 1, last - first + 1 + LEAD);
  }
}
