-- A statement set: one input into two files.
-- features: Statement sets; INSERT with a list of columns
CREATE TABLE orders (id INT, kind STRING, amount DECIMAL(8, 2))
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/orders', 'format' = 'csv');
CREATE TABLE big (id INT, amount DECIMAL(8, 2))
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/big', 'format' = 'csv');
CREATE TABLE small (id INT, note STRING)
WITH ('connector' = 'filesystem', 'path' = '/tmp/tutorial/small', 'format' = 'json');

INSERT INTO orders VALUES (1, 'web', 10.00), (2, 'shop', 250.50), (3, 'web', 99.99), (4, 'web', 100.00);

EXECUTE STATEMENT SET BEGIN
  INSERT INTO big SELECT id, amount FROM orders WHERE amount >= 100;
  INSERT INTO small (id) SELECT id FROM orders WHERE amount < 100;
END;

SELECT * FROM big;
SELECT * FROM small;
