package dev.weir.connectors.nexmark;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;

/** Fills the column of one field for a run of events, a loop for each field. */
final class EventColumns {
  private final NexmarkSettings settings;
  private final AuctionHouse house;
  private final Words words = new Words();

  EventColumns(NexmarkSettings settings) {
    this.settings = settings;
    this.house = new AuctionHouse(settings);
  }

  AuctionHouse house() {
    return house;
  }

  /** Fills {@code event_type} for {@code count} events from {@code first} on. */
  void fillKinds(long first, int count, LongColumn column) {
    for (int row = 0; row < count; row++) {
      column.values[row] = house.kind(first + row);
    }
  }

  /** Fills a field: NULL for events of another kind. */
  void fill(EventField field, long first, int count, Column column) {
    for (int row = 0; row < count; row++) {
      long event = first + row;
      if (house.kind(event) != field.kind()) {
        column.nulls().set(row);
      } else if (column instanceof BytesColumn bytes) {
        text(field, event, row, bytes);
      } else {
        ((LongColumn) column).values[row] = number(field, event);
      }
    }
  }

  private long number(EventField field, long event) {
    long key = key(field, event);
    return switch (field) {
      case PERSON_ID -> house.personId(event);
      case AUCTION_ID -> house.auctionId(event);
      case AUCTION_INITIAL_BID, BID_PRICE -> house.price(key);
      case AUCTION_RESERVE ->
          house.price(key(EventField.AUCTION_INITIAL_BID, event)) + house.price(key);
      case PERSON_TIME, AUCTION_TIME, BID_TIME -> settings.timeOf(event);
      case AUCTION_EXPIRES -> settings.timeOf(event) + house.auctionLength(event, key);
      case AUCTION_SELLER -> house.seller(event, key);
      case AUCTION_CATEGORY -> house.category(key);
      case BID_AUCTION -> house.auctionBidFor(event, key);
      case BID_BIDDER -> house.bidder(event, key);
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
    };
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
