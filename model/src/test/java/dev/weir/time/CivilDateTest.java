package dev.weir.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CivilDateTest {
  @Test
  void everyDayOfTenThousandYearsAgreesWithTheCalendar() {
    for (long day = LocalDate.of(0, 1, 1).toEpochDay(); day < 2_932_897; day += 3) {
      LocalDate date = LocalDate.ofEpochDay(day);
      long packed = CivilDate.ofDays(day);
      assertThat(CivilDate.year(packed)).isEqualTo(date.getYear());
      assertThat(CivilDate.month(packed)).isEqualTo(date.getMonthValue());
      assertThat(CivilDate.day(packed)).isEqualTo(date.getDayOfMonth());
      assertThat(CivilDate.toDays(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
          .isEqualTo(day);
      assertThat(CivilDate.length(date.getYear(), date.getMonthValue()))
          .isEqualTo(date.lengthOfMonth());
    }
  }

  @Test
  void addingMonthsKeepsToTheEndOfTheMonth() {
    long day = LocalDate.of(2024, 1, 31).toEpochDay();
    assertThat(CivilDate.plusMonths(day, 1)).isEqualTo(LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(CivilDate.plusMonths(day, -13)).isEqualTo(LocalDate.of(2022, 12, 31).toEpochDay());
  }

  @Test
  void zoneShiftAgreesWithTheZoneRulesAroundEveryChangeOfTheClock() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    ZoneShift shift = new ZoneShift(zone);
    LocalDateTime from = LocalDateTime.of(2023, 1, 1, 0, 30);
    for (int hour = 0; hour < 24 * 800; hour++) {
      LocalDateTime local = from.plusHours(hour);
      long reading = local.toEpochSecond(ZoneOffset.UTC);
      long instant = local.atZone(zone).toEpochSecond();
      assertThat(shift.toInstant(reading * 1000, 1000)).isEqualTo(instant * 1000);
      long shown =
          java.time.Instant.ofEpochSecond(reading)
              .atZone(zone)
              .toLocalDateTime()
              .toEpochSecond(ZoneOffset.UTC);
      assertThat(shift.toLocal(reading * 1000, 1000)).isEqualTo(shown * 1000);
    }
  }
}
