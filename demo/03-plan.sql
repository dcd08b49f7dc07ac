-- Part 3: are we where we meant to be?
--
-- A day counts when it is over. Days without trade have no plan, so the days that have closed are the
-- days in the result of a window.

CREATE VIEW country_days AS
SELECT CAST(window_start AS DATE) AS order_day, Country, SUM(amount) AS revenue
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' DAY))
GROUP BY window_start, window_end, Country;

CREATE VIEW closed_days AS
SELECT CAST(window_start AS DATE) AS order_day
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' DAY))
GROUP BY window_start, window_end;

-- The plan of the days that have closed, beside what came in. Where nothing came in there is no row to
-- join with, so this is a left join.
CREATE VIEW plan_so_far AS
SELECT p.plan_day, p.country, p.target, COALESCE(d.revenue, 0) AS revenue
FROM closed_days c
JOIN plan p ON p.plan_day = c.order_day
LEFT JOIN country_days d ON d.order_day = p.plan_day AND d.Country = p.country;

CREATE MATERIALIZED VIEW plan_by_day AS
SELECT plan_day, SUM(target) AS target, SUM(revenue) AS revenue,
       CAST(100 * SUM(revenue) / SUM(target) AS DECIMAL(9, 1)) AS attainment_percent
FROM plan_so_far
GROUP BY plan_day;

CREATE MATERIALIZED VIEW plan_by_country AS
SELECT country, SUM(target) AS target, SUM(revenue) AS revenue,
       CAST(100 * SUM(revenue) / SUM(target) AS DECIMAL(9, 1)) AS attainment_percent
FROM plan_so_far
GROUP BY country;

-- Cumulative attainment, and the pace: what the remaining days must bring on average to reach the plan,
-- beside what a day has brought so far.
CREATE VIEW plan_total AS
SELECT SUM(target) AS target, COUNT(DISTINCT plan_day) AS days FROM plan;

CREATE VIEW reached AS
SELECT SUM(target) AS target, SUM(revenue) AS revenue, COUNT(*) AS days
FROM plan_by_day;

CREATE MATERIALIZED VIEW plan_pace AS
SELECT r.days AS days_done, t.days AS days_planned,
       r.target AS target_so_far, r.revenue AS revenue_so_far, t.target AS target_in_all,
       CAST(100 * r.revenue / r.target AS DECIMAL(9, 1)) AS attainment_percent,
       CAST(r.revenue / r.days AS DECIMAL(12, 2)) AS revenue_per_day,
       CASE WHEN t.days > r.days
            THEN CAST((t.target - r.revenue) / (t.days - r.days) AS DECIMAL(12, 2)) END
         AS needed_per_day
FROM reached r CROSS JOIN plan_total t;
