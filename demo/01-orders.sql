-- Weir's demo, part 1: the orders.
--
-- A year of invoice lines of an online gift shop, played as if they happened now, only faster: the
-- connector 'replay' hands out each row when its time has come. At 107000 times the speed of life the
-- year takes about five minutes; `weir demo --speed` sets another.

-- One task works through all of it, so that all results always show the same instant.
SET 'parallelism.default' = '1';

CREATE TABLE orders (
  InvoiceNo   STRING,
  StockCode   STRING,
  Description STRING,
  Quantity    INT,
  InvoiceDate TIMESTAMP(3),
  UnitPrice   DECIMAL(10, 3),
  CustomerID  STRING,
  Country     STRING,
  -- Three columns that are not in the file: they are worked out for every row.
  amount      AS Quantity * UnitPrice,
  is_return   AS InvoiceNo LIKE 'C%',
  is_product  AS REGEXP(StockCode, '^[0-9]{5}'),  -- other codes are postage, fees and vouchers
  -- How far time has come: up to the newest row, since no row is older than the one before it.
  WATERMARK FOR InvoiceDate AS InvoiceDate
) WITH (
  'connector' = 'replay',
  'path' = '${data:-demo/data}/online-retail.csv.xz',
  'format' = 'csv',
  'csv.header' = 'true',
  'csv.ignore-parse-errors' = 'true',
  'time-column' = 'InvoiceDate',
  'speed' = '${speed:-107000}'
);

-- The plan: what the shop means to take on each trading day in each country. demo/plan/README.md says
-- how it came about.
CREATE TABLE plan (
  plan_day DATE,
  country  STRING,
  target   DECIMAL(12, 2)
) WITH (
  'connector' = 'filesystem',
  'path' = '${data:-demo/data}/../plan/plan.csv.gz',
  'format' = 'csv',
  'csv.header' = 'true'
);
