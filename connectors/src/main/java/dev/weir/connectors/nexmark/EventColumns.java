package dev.weir.connectors.nexmark;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;

/** Fills the columns of fields for a run of events, with a loop for each field. */
final class EventColumns {
  private final NexmarkSettings settings;
  private final AuctionHouse house;
  private final EventRun run;
  private final Words words = new Words();

  EventColumns(NexmarkSettings settings) {
    this.settings = settings;
    this.house = new AuctionHouse(settings);
    this.run = new EventRun(settings);
  }

  /** Moves to the {@code count} events from {@code first} on. */
  void start(long first, int count) {
    run.start(first, count);
  }

  /** Fills {@code event_type}. */
  void fillKinds(LongColumn column) {
    for (int row = 0; row < run.size(); row++) {
      column.values[row] = run.kindOf(row);
    }
  }

  /** Makes events of another kind NULL. */
  void nullUnless(int kind, Column column) {
    Nulls nulls = column.nulls();
    for (int other = 0; other < EventField.KINDS.size(); other++) {
      int[] rows = run.rows(other);
      for (int i = 0; other != kind && i < run.count(other); i++) {
        nulls.set(rows[i]);
      }
    }
  }

  /** Fills a field: NULL for events of another kind. */
  void fill(EventField field, Column column) {
    nullUnless(field.kind(), column);
    if (column instanceof BytesColumn bytes) {
      int[] rows = run.rows(field.kind());
      int count = run.count(field.kind());
      for (int i = 0; i < count; i++) {
        text(field, run.event(rows[i]), rows[i], bytes);
      }
    } else {
      fillNumbers(field, ((LongColumn) column).values);
    }
  }

  /** A number of an event, from its row and the key of its throws. */
  @FunctionalInterface
  private interface Value {
    long of(int row, long key);
  }

  private void fillNumbers(EventField field, long[] into) {
    switch (field) {
      case PERSON_ID -> fill(field, into, (row, key) -> AuctionHouse.personId(run, row));
      case AUCTION_ID -> fill(field, into, (row, key) -> AuctionHouse.auctionId(run, row));
      case AUCTION_INITIAL_BID, BID_PRICE ->
          fill(field, into, (row, key) -> AuctionHouse.price(key));
      case AUCTION_RESERVE ->
          fill(field, into, (row, key) -> initialBid(row) + AuctionHouse.price(key));
      case PERSON_TIME, AUCTION_TIME, BID_TIME ->
          fill(field, into, (row, key) -> settings.timeOf(run.event(row)));
      case AUCTION_EXPIRES -> fill(field, into, this::expiry);
      case AUCTION_SELLER ->
          fill(field, into, (row, key) -> house.seller(run.lastPerson(row), key));
      case AUCTION_CATEGORY -> fill(field, into, (row, key) -> AuctionHouse.category(key));
      case BID_AUCTION ->
          fill(field, into, (row, key) -> house.auctionBidFor(run.lastAuction(row), key));
      case BID_BIDDER -> fill(field, into, (row, key) -> house.bidder(run.lastPerson(row), key));
      case PERSON_NAME,
          PERSON_EMAIL,
          PERSON_CREDIT_CARD,
          PERSON_CITY,
          PERSON_STATE,
          PERSON_EXTRA,
          AUCTION_ITEM,
          AUCTION_DESCRIPTION,
          AUCTION_EXTRA,
          BID_CHANNEL,
          BID_URL,
          BID_EXTRA ->
          throw new IllegalArgumentException(field.name());
    }
  }

  private void fill(EventField field, long[] into, Value value) {
    int[] rows = run.rows(field.kind());
    int count = run.count(field.kind());
    for (int i = 0; i < count; i++) {
      into[rows[i]] = value.of(rows[i], key(field, run.event(rows[i])));
    }
  }

  private long initialBid(int row) {
    return AuctionHouse.price(key(EventField.AUCTION_INITIAL_BID, run.event(row)));
  }

  private long expiry(int row, long key) {
    long event = run.event(row);
    return settings.timeOf(event) + house.auctionLength(event, key);
  }

  private void text(EventField field, long event, int row, BytesColumn column) {
    long key = key(field, event);
    switch (field) {
      case PERSON_NAME -> words.personName(column, row, key);
      case PERSON_EMAIL -> words.email(column, row, key);
      case PERSON_CREDIT_CARD -> words.creditCard(column, row, key);
      case PERSON_CITY -> words.city(column, row, key);
      case PERSON_STATE -> words.state(column, row, key);
      case PERSON_EXTRA -> words.padding(column, row, key, 75, settings.personSize());
      case AUCTION_ITEM -> words.phrase(column, row, key, 20);
      case AUCTION_DESCRIPTION -> words.phrase(column, row, key, 100);
      case AUCTION_EXTRA -> words.padding(column, row, key, 112, settings.auctionSize());
      case BID_CHANNEL -> words.channel(column, row, channelKey(event));
      case BID_URL -> words.url(column, row, channelKey(event));
      case BID_EXTRA -> words.padding(column, row, key, 32, settings.bidSize());
      case PERSON_ID,
          PERSON_TIME,
          AUCTION_ID,
          AUCTION_INITIAL_BID,
          AUCTION_RESERVE,
          AUCTION_TIME,
          AUCTION_EXPIRES,
          AUCTION_SELLER,
          AUCTION_CATEGORY,
          BID_AUCTION,
          BID_BIDDER,
          BID_PRICE,
          BID_TIME ->
          throw new IllegalArgumentException(field.name());
    }
  }

  private long key(EventField field, long event) {
    return Dice.key(settings.seed(), event, field.number());
  }

  /** A bid's channel and address belong together, so they share their throws. */
  private long channelKey(long event) {
    return key(EventField.BID_CHANNEL, event);
  }
}
