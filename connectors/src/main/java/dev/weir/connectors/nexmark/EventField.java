package dev.weir.connectors.nexmark;

import dev.weir.type.BinaryType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.List;

/**
 * The fields of an event, with the kind of event that has them, in the table's order. The number of
 * a field is part of what makes its values: don't reorder.
 */
enum EventField {
  PERSON_ID(0, AuctionHouse.PERSON, "id", Types.BIGINT),
  PERSON_NAME(1, AuctionHouse.PERSON, "name", Types.STRING),
  PERSON_EMAIL(2, AuctionHouse.PERSON, "emailAddress", Types.STRING),
  PERSON_CREDIT_CARD(3, AuctionHouse.PERSON, "creditCard", Types.STRING),
  PERSON_CITY(4, AuctionHouse.PERSON, "city", Types.STRING),
  PERSON_STATE(5, AuctionHouse.PERSON, "state", Types.STRING),
  PERSON_TIME(6, AuctionHouse.PERSON, "dateTime", Types.timestamp(3)),
  PERSON_EXTRA(7, AuctionHouse.PERSON, "extra", Types.STRING),
  AUCTION_ID(8, AuctionHouse.AUCTION, "id", Types.BIGINT),
  AUCTION_ITEM(9, AuctionHouse.AUCTION, "itemName", Types.STRING),
  AUCTION_DESCRIPTION(10, AuctionHouse.AUCTION, "description", Types.STRING),
  AUCTION_INITIAL_BID(11, AuctionHouse.AUCTION, "initialBid", Types.BIGINT),
  AUCTION_RESERVE(12, AuctionHouse.AUCTION, "reserve", Types.BIGINT),
  AUCTION_TIME(13, AuctionHouse.AUCTION, "dateTime", Types.timestamp(3)),
  AUCTION_EXPIRES(14, AuctionHouse.AUCTION, "expires", Types.timestamp(3)),
  AUCTION_SELLER(15, AuctionHouse.AUCTION, "seller", Types.BIGINT),
  AUCTION_CATEGORY(16, AuctionHouse.AUCTION, "category", Types.BIGINT),
  AUCTION_EXTRA(17, AuctionHouse.AUCTION, "extra", Types.STRING),
  BID_AUCTION(18, AuctionHouse.BID, "auction", Types.BIGINT),
  BID_BIDDER(19, AuctionHouse.BID, "bidder", Types.BIGINT),
  BID_PRICE(20, AuctionHouse.BID, "price", Types.BIGINT),
  BID_CHANNEL(21, AuctionHouse.BID, "channel", Types.STRING),
  BID_URL(22, AuctionHouse.BID, "url", Types.STRING),
  BID_TIME(23, AuctionHouse.BID, "dateTime", Types.timestamp(3)),
  BID_EXTRA(24, AuctionHouse.BID, "extra", Types.STRING);

  /** The table's columns after {@code event_type}; the position is the kind of event. */
  static final List<String> KINDS = List.of("person", "auction", "bid");

  private final int number;
  private final int kind;
  private final String fieldName;
  private final SqlType type;

  EventField(int number, int kind, String fieldName, SqlType type) {
    this.number = number;
    this.kind = kind;
    this.fieldName = fieldName;
    this.type = type;
  }

  /** What tells the field's throws from those of others. */
  int number() {
    return number;
  }

  int kind() {
    return kind;
  }

  String fieldName() {
    return fieldName;
  }

  SqlType type() {
    return type;
  }

  /** Whether a column of this type can hold the field: the layout and the time unit must agree. */
  boolean fits(SqlType declared) {
    if (type instanceof TimestampType time) {
      return declared instanceof TimestampType other
          && !other.local()
          && other.unitsPerSecond() == time.unitsPerSecond();
    }
    return type.layout() == declared.layout()
        && !(declared instanceof BinaryType)
        && (type.equals(Types.STRING) || declared.sameAs(type));
  }
}
