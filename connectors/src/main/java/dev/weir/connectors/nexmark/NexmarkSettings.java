package dev.weir.connectors.nexmark;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a table say. Rates are events a second of event time, sizes are bytes, the
 * base time is milliseconds since the epoch; {@code events} is {@link Long#MAX_VALUE} for an
 * endless stream.
 */
record NexmarkSettings(
    long events,
    long rate,
    boolean rateLimited,
    int persons,
    int auctions,
    int bids,
    int personSize,
    int auctionSize,
    int bidSize,
    int hotAuctions,
    int hotBidders,
    int hotSellers,
    long baseTime,
    long seed) {

  /** 2015-07-15 00:00:00, the benchmark's time for repeatable runs. */
  private static final String BASE_TIME = "1436918400000";

  static final List<Option> OPTIONS =
      List.of(
          option("events.num", Kind.INTEGER, "0", "How many events; 0: without end."),
          option("first-event.rate", Kind.INTEGER, "10000", "Events a second of event time."),
          option("next-event.rate", Kind.INTEGER, null, "The same; must equal first-event.rate."),
          option("rate.shape", Kind.TEXT, "SQUARE", "Accepted: the rate is constant."),
          option("rate.period", Kind.DURATION, "600 s", "Accepted: the rate is constant."),
          option(
              "rate.limited", Kind.BOOLEAN, "false", "Whether to send at that rate, by the clock."),
          option("person.proportion", Kind.INTEGER, "1", "Persons in a round of events."),
          option("auction.proportion", Kind.INTEGER, "3", "Auctions in a round of events."),
          option("bid.proportion", Kind.INTEGER, "46", "Bids in a round of events."),
          option("person.avg-size", Kind.MEMORY, "200 b", "Mean size of a person."),
          option("auction.avg-size", Kind.MEMORY, "500 b", "Mean size of an auction."),
          option("bid.avg-size", Kind.MEMORY, "100 b", "Mean size of a bid."),
          option(
              "bid.hot-ratio.auctions",
              Kind.INTEGER,
              "2",
              "One bid in so many is not for a hot auction."),
          option(
              "bid.hot-ratio.bidders",
              Kind.INTEGER,
              "4",
              "One bid in so many is not by a hot bidder."),
          option(
              "auction.hot-ratio.sellers",
              Kind.INTEGER,
              "4",
              "One auction in so many is not by a hot seller."),
          option("keep-alive", Kind.BOOLEAN, "false", "Accepted: a bounded source ends."),
          option("stop-at", Kind.INTEGER, "-1", "Accepted."),
          option("max-emit-speed", Kind.BOOLEAN, "true", "Accepted: see rate.limited."),
          option(
              "base-time",
              Kind.INTEGER,
              BASE_TIME,
              "Event time of the first event, in milliseconds."),
          option("seed", Kind.INTEGER, "0", "Another seed gives other events."));

  private static Option option(
      String key, Kind kind, @Nullable String defaultValue, String description) {
    return new Option(key, kind, false, defaultValue, description);
  }

  static NexmarkSettings of(OptionValues values) {
    long events = values.integer("events.num", 0);
    long rate = values.integer("first-event.rate", 1);
    if (values.isSet("next-event.rate") && values.integer("next-event.rate", 1) != rate) {
      if (values.isSet("first-event.rate")) {
        throw values.wrong("next-event.rate", "the same as first-event.rate is allowed");
      }
      rate = values.integer("next-event.rate", 1);
    }
    return new NexmarkSettings(
        events == 0 ? Long.MAX_VALUE : events,
        rate,
        values.flag("rate.limited"),
        share(values, "person.proportion"),
        share(values, "auction.proportion"),
        share(values, "bid.proportion"),
        (int) values.bytes("person.avg-size"),
        (int) values.bytes("auction.avg-size"),
        (int) values.bytes("bid.avg-size"),
        (int) values.integer("bid.hot-ratio.auctions", 1),
        (int) values.integer("bid.hot-ratio.bidders", 1),
        (int) values.integer("auction.hot-ratio.sellers", 1),
        values.integer("base-time", 0),
        values.integer("seed"));
  }

  private static int share(OptionValues values, String key) {
    long share = values.integer(key, 1);
    if (share > 1_000_000) {
      throw values.wrong(key, "at most 1000000 is allowed");
    }
    return (int) share;
  }

  int round() {
    return persons + auctions + bids;
  }

  boolean bounded() {
    return events != Long.MAX_VALUE;
  }

  /** The event time of an event. */
  long timeOf(long event) {
    return baseTime + event / rate * 1000 + event % rate * 1000 / rate;
  }
}
