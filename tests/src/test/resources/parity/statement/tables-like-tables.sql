-- Tables made from tables and from queries, altered and described.
-- features: CREATE TABLE with computed columns, watermark, key; CREATE TABLE LIKE and AS; ALTER TABLE and VIEW; DESCRIBE and SHOW
CREATE TABLE visits (
  id INT NOT NULL,
  page STRING COMMENT 'the address',
  ms INT,
  seconds AS ms / 1000.0,
  seen TIMESTAMP(3),
  WATERMARK FOR seen AS seen - INTERVAL '5' SECOND,
  PRIMARY KEY (id) NOT ENFORCED
) WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/visits', 'format' = 'json');

CREATE TABLE old_visits (reason STRING) WITH ('path' = '/tmp/tutorial/old-visits') LIKE visits (EXCLUDING WATERMARKS OVERWRITING OPTIONS);
DESCRIBE visits;
DESCRIBE old_visits;

CREATE TABLE long_visits WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/long', 'format' = 'csv')
AS SELECT * FROM (VALUES (1, 'home', 1500), (2, 'shop', 2500)) AS t (id, page, ms);
SELECT * FROM long_visits;

ALTER TABLE long_visits RENAME TO slow_visits;
ALTER TABLE slow_visits ADD (doubled AS ms * 2);
SELECT id, doubled FROM slow_visits;
SHOW TABLES;
