-- Part 3: are we where we meant to be?
--
-- A day is compared with its plan once it is over. The plan has a row for every trading day of the year
-- and no others, so each of its days comes to be over.

CREATE VIEW plan_each_day AS
SELECT plan_day, SUM(target) AS target FROM plan GROUP BY plan_day;

-- All days of the plan, with what came in. Revenue is NULL for a day that is not over: a left join keeps
-- it all the same.
CREATE VIEW days_against_plan AS
SELECT p.plan_day, p.target, r.revenue
FROM plan_each_day p
LEFT JOIN revenue_each_day r ON r.order_day = p.plan_day;

CREATE MATERIALIZED TABLE plan_by_day AS
SELECT plan_day, target, revenue,
       CAST(100 * revenue / target AS DECIMAL(9, 1)) AS attainment_percent
FROM days_against_plan;

-- How far the plan is reached, and the pace: what a day has brought so far, and what each day that is
-- left has to bring. COUNT(revenue) counts the days that have one.
CREATE VIEW plan_so_far AS
SELECT COUNT(revenue) AS days_done, COUNT(*) AS days_planned,
       SUM(target) FILTER (WHERE revenue IS NOT NULL) AS target_so_far,
       SUM(revenue) AS revenue_so_far,
       SUM(target) AS target_in_all
FROM days_against_plan;

CREATE MATERIALIZED TABLE plan_pace AS
SELECT days_done, days_planned, target_so_far, revenue_so_far, target_in_all,
       CAST(100 * revenue_so_far / target_so_far AS DECIMAL(9, 1)) AS attainment_percent,
       CAST(revenue_so_far / days_done AS DECIMAL(12, 2)) AS revenue_per_day,
       -- Nothing is needed per day when no day is left.
       CASE WHEN days_planned > days_done
            THEN CAST((target_in_all - revenue_so_far) / (days_planned - days_done)
                      AS DECIMAL(12, 2))
       END AS needed_per_day
FROM plan_so_far
WHERE days_done > 0;

-- The same by country. A country without an order on a day has no row there, and a plan all the same.
CREATE VIEW country_each_day AS
SELECT CAST(window_start AS DATE) AS order_day, Country, SUM(amount) AS revenue
FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(InvoiceDate), INTERVAL '1' DAY))
GROUP BY window_start, window_end, Country;

CREATE VIEW countries_against_plan AS
SELECT p.plan_day, p.country, p.target, COALESCE(c.revenue, 0) AS revenue
FROM revenue_each_day r
JOIN plan p ON p.plan_day = r.order_day
LEFT JOIN country_each_day c ON c.order_day = p.plan_day AND c.Country = p.country;

CREATE MATERIALIZED TABLE plan_by_country AS
SELECT country, SUM(target) AS target, SUM(revenue) AS revenue,
       CAST(100 * SUM(revenue) / SUM(target) AS DECIMAL(9, 1)) AS attainment_percent
FROM countries_against_plan
GROUP BY country;
