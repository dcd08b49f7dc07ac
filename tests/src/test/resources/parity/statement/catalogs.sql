-- Catalogs and databases.
-- features: Catalogs and databases
CREATE DATABASE reports COMMENT 'what people read';
USE reports;
CREATE VIEW numbers AS SELECT * FROM (VALUES (1), (2)) AS t (n);
SHOW CURRENT DATABASE;
SHOW VIEWS;
USE default_database;
SELECT n FROM reports.numbers;
SELECT n FROM default_catalog.reports.numbers WHERE n > 1;
CREATE CATALOG side WITH ('type' = 'generic_in_memory');
SHOW CATALOGS;
USE CATALOG side;
SHOW DATABASES;
CREATE VIEW here AS SELECT 'side' AS place;
SELECT * FROM here;
SELECT h.place, n.n FROM side.`default`.here h CROSS JOIN default_catalog.reports.numbers n;
