package dev.weir.cli.parity;

import dev.weir.backend.Answer;
import dev.weir.backend.StatementRunner;
import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.JobFailure;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.server.session.ScriptRun;
import dev.weir.server.session.Session;
import dev.weir.server.session.SessionSetup;
import dev.weir.sql.Statement.Listing;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements in this process, one after the other, each to its end. */
public final class WeirSide implements StatementRunner {
  private final Session session;

  public WeirSide(SessionSetup setup) {
    session = new Session(setup);
    run("SET 'table.dml-sync' = 'true'", new Taker());
  }

  @Override
  public Answer run(String statement) {
    Taker taker = new Taker();
    run(statement, taker);
    return taker.answer();
  }

  @Override
  public void close() {
    session.close();
  }

  private void run(String statement, Taker taker) {
    ScriptRun run = session.begin(taker);
    try {
      run.execute(statement);
      run.finish();
      endless();
    } catch (JobFailure e) {
      throw e.error();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WeirException(ErrorCode.CANCELLED, "cancelled", e);
    }
  }

  /** A job that still runs after its statement reads an input without an end. */
  private void endless() {
    List<Job> running =
        session.jobs().stream().filter(job -> job.status() == Job.Status.RUNNING).toList();
    if (!running.isEmpty()) {
      running.forEach(Job::cancel);
      throw withoutEnd();
    }
  }

  private static WeirException withoutEnd() {
    return new WeirException(ErrorCode.LIMIT_EXCEEDED, "an input has no end");
  }

  /** Keeps the rows of a SELECT, or of a listing, as text. */
  private static final class Taker implements Results {
    private final List<Answer.Column> columns = new ArrayList<>();
    private final List<Answer.Row> rows = new ArrayList<>();

    Answer answer() {
      return new Answer(columns, rows);
    }

    @Override
    public RowReceiver query(ResultShape shape) {
      if (!shape.bounded()) {
        throw withoutEnd();
      }
      columnsOf(shape.schema());
      ValueText text = new ValueText(shape.zone());
      return batch -> take(batch, shape.schema(), text);
    }

    @Override
    public void listing(Listing listing) {
      columnsOf(listing.schema());
      for (List<@Nullable String> cells : listing.rows()) {
        rows.add(new Answer.Row(RowKind.INSERT, cells));
      }
    }

    private void columnsOf(RowType schema) {
      schema
          .fields()
          .forEach(field -> columns.add(new Answer.Column(field.name(), field.type().toString())));
    }

    private synchronized void take(Batch batch, RowType schema, ValueText text) {
      for (int row = 0; row < batch.size(); row++) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
          cells.add(cell(batch, column, row, schema, text));
        }
        rows.add(new Answer.Row(batch.kind(row), cells));
      }
    }

    private static @Nullable String cell(
        Batch batch, int column, int row, RowType schema, ValueText text) {
      if (batch.column(column).isNull(row)) {
        return null;
      }
      ByteBuilder out = new ByteBuilder();
      text.print(batch.column(column), row, schema.type(column), out);
      return out.toString();
    }
  }
}
