package dev.weir.connectors.nexmark;

/**
 * Who takes part in an event: its kind and its ids, by the benchmark's rules. Events come in
 * rounds: persons first, then auctions, then bids. Most bids go to a hot auction and come from a
 * hot bidder, most auctions belong to a hot seller; the rest spread over what is recent, and reach
 * a little ahead of it.
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

  int kind(long event) {
    long place = event % settings.round();
    return place < settings.persons()
        ? PERSON
        : place < settings.persons() + settings.auctions() ? AUCTION : BID;
  }

  long personId(long event) {
    return FIRST_ID + lastPerson(event);
  }

  long auctionId(long event) {
    return FIRST_ID + lastAuction(event);
  }

  long category(long key) {
    return FIRST_CATEGORY + Dice.below(key, 0, CATEGORIES);
  }

  long seller(long event, long key) {
    boolean hot = Dice.below(key, 0, settings.hotSellers()) > 0;
    return FIRST_ID + (hot ? lastPerson(event) / HOT_EVERY * HOT_EVERY : somePerson(event, key));
  }

  long bidder(long event, long key) {
    boolean hot = Dice.below(key, 0, settings.hotBidders()) > 0;
    return FIRST_ID
        + (hot ? lastPerson(event) / HOT_EVERY * HOT_EVERY + 1 : somePerson(event, key));
  }

  long auctionBidFor(long event, long key) {
    boolean hot = Dice.below(key, 0, settings.hotAuctions()) > 0;
    return FIRST_ID + (hot ? lastAuction(event) / HOT_EVERY * HOT_EVERY : someAuction(event, key));
  }

  /** A price between 1 and 10^8 hundredths, even on a scale of logarithms. */
  long price(long key) {
    return Math.round(Math.pow(10.0, Dice.unit(key, 1) * 6.0) * 100.0);
  }

  /** How long the auction of an event lasts, in milliseconds. */
  long auctionLength(long event, long key) {
    long ahead = (long) AUCTIONS_IN_FLIGHT * settings.round() / settings.auctions();
    long horizon = settings.timeOf(event + ahead) - settings.timeOf(event);
    return 1 + Dice.below(key, 0, Math.max(horizon * 2, 1));
  }

  private long somePerson(long event, long key) {
    long people = lastPerson(event) + 1;
    long active = Math.min(people, ACTIVE_PEOPLE);
    return people - active + Dice.below(key, 1, active + LEAD);
  }

  private long someAuction(long event, long key) {
    long last = lastAuction(event);
    long first = Math.max(last - AUCTIONS_IN_FLIGHT, 0);
    return first + Dice.below(key, 1, last - first + 1 + LEAD);
  }

  /** The last person up to this event, counted from 0. */
  private long lastPerson(long event) {
    long place = Math.min(event % settings.round(), settings.persons() - 1);
    return event / settings.round() * settings.persons() + place;
  }

  /** The last auction up to this event, counted from 0; before the first one, the one to come. */
  private long lastAuction(long event) {
    long round = event / settings.round();
    long place = event % settings.round() - settings.persons();
    long last = round * settings.auctions() + Math.min(place, settings.auctions() - 1);
    return place < 0 ? Math.max(round * settings.auctions() - 1, 0) : last;
  }
}
