package dev.weir.bench.comparison;

import dev.weir.bench.comparison.QueryResult.Outcome;
import java.util.List;
import java.util.Locale;

/** Events a second as bars, in SVG: for each query one bar for each engine. */
record ComparisonChart(String title, List<String> engines, List<QueryResult> results) {
  private static final List<String> COLORS = List.of("#1f6feb", "#e6522c", "#8a8f98");
  private static final int LEFT = 60;
  private static final int WIDTH = 860;
  private static final int BAR = 9;
  private static final int GAP = 10;
  private static final int HEAD = 64;
  private static final double MILLION = 1e6;

  String text() {
    int group = engines.size() * BAR + GAP;
    int height = HEAD + results.size() * group + GAP;
    double most = 0;
    for (QueryResult result : results) {
      for (String engine : engines) {
        most = Math.max(most, speed(result, engine));
      }
    }
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"11\">%n",
            WIDTH,
            height));
    rectangle(out, 0, 0, WIDTH, height, "#ffffff");
    label(out, LEFT, 20, "start", title);
    for (int i = 0; i < engines.size(); i++) {
      rectangle(out, LEFT + i * 90, 34, 12, 12, COLORS.get(i));
      label(out, LEFT + i * 90 + 17, 44, "start", engines.get(i));
    }
    for (int i = 0; i < results.size(); i++) {
      bars(out, results.get(i), HEAD + i * group, most);
    }
    return out.append("</svg>\n").toString();
  }

  private void bars(StringBuilder out, QueryResult result, int top, double most) {
    label(out, LEFT - 8, top + engines.size() * BAR / 2 + 4, "end", result.query());
    for (int i = 0; i < engines.size(); i++) {
      double speed = speed(result, engines.get(i));
      if (speed > 0) {
        double width = speed / most * (WIDTH - LEFT - 60);
        rectangle(out, LEFT, top + i * BAR, width, BAR - 1, COLORS.get(i));
        String text = String.format(Locale.ROOT, "%.2f", speed);
        label(out, LEFT + width + 5, top + i * BAR + BAR - 1, "start", text);
      }
    }
  }

  private static double speed(QueryResult result, String engine) {
    Outcome.Measured measured = result.measured(engine);
    return measured == null ? 0 : measured.run().eventsPerSecond() / MILLION;
  }

  private static void rectangle(
      StringBuilder out, double x, double y, double width, double height, String color) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            height,
            color));
  }

  private static void label(StringBuilder out, double x, double y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#24292f\">%s</text>%n",
            x,
            y,
            anchor,
            text.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
