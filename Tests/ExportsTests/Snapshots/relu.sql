-- A 2-2-3 network that classifies stars (MainSequence 1.0, table d, experiment e).
--
-- Features, in this order and in the units of the training table:
--   "absolute_magnitude"
--   "log_temperature"
-- Classes, in the order of the probabilities:
--   "1": "dwarf */ "'"
--   "β": "white dwarf ?\"
--   "O'": "giant`"
--
-- The table needs a column for each feature; a star that lacks one gets nulls.
-- Without --from, the query tests itself.
WITH
ms_input AS (
  SELECT "source_id" AS star,
    CAST("absolute_magnitude" AS DOUBLE PRECISION) AS x1,
    CAST("log_temperature" AS DOUBLE PRECISION) AS x2
  FROM gaia.stars
  OFFSET 0
),
ms_layer0 AS (
  SELECT star, x1, x2,
    CASE WHEN x1 BETWEEN (-1e308) AND 1e308 THEN (x1 - (-6.0e0)) / 20.0e0 END AS y0_1,
    CASE WHEN x2 BETWEEN (-1e308) AND 1e308 THEN (x2 - 3.5e0) / 1.0e0 END AS y0_2
  FROM ms_input
  OFFSET 0
),
ms_sums1 AS (
  SELECT star, x1, x2,
    (2.0e0 * y0_1 + ((-3.5e0) * y0_2 + 0.5e0)) AS z1_1,
    (0.25e0 * y0_1 + (8.0e0 * y0_2 + (-1.0e0))) AS z1_2
  FROM ms_layer0
  OFFSET 0
),
ms_layer1 AS (
  SELECT star, x1, x2,
    CASE WHEN z1_1 < 0e0 THEN 0e0 ELSE z1_1 END AS y1_1,
    CASE WHEN z1_2 < 0e0 THEN 0e0 ELSE z1_2 END AS y1_2
  FROM ms_sums1
  OFFSET 0
),
ms_sums2 AS (
  SELECT star, x1, x2,
    (4.0e0 * y1_1 + ((-2.0e0) * y1_2 + 0.0e0)) AS z2_1,
    ((-40.0e0) * y1_1 + (6.0e0 * y1_2 + 0.125e0)) AS z2_2,
    (0.001e0 * y1_1 + (900.0e0 * y1_2 + (-700.0e0))) AS z2_3
  FROM ms_layer1
  OFFSET 0
),
ms_tops AS (
  SELECT star, x1, x2, z2_1, z2_2, z2_3,
    greatest(z2_1, greatest(z2_2, z2_3)) AS top
  FROM ms_sums2
  OFFSET 0
),
ms_powers AS (
  SELECT star, x1, x2,
    exp(CASE WHEN z2_1 - top < (-700e0) THEN (-700e0) ELSE z2_1 - top END) AS e1,
    exp(CASE WHEN z2_2 - top < (-700e0) THEN (-700e0) ELSE z2_2 - top END) AS e2,
    exp(CASE WHEN z2_3 - top < (-700e0) THEN (-700e0) ELSE z2_3 - top END) AS e3,
    CASE WHEN z2_1 = top THEN '1' WHEN z2_2 = top THEN 'β' WHEN z2_3 = top THEN 'O''' END AS predicted_label
  FROM ms_tops
  OFFSET 0
)
SELECT star AS "source_id",
  x1 AS "absolute_magnitude",
  x2 AS "log_temperature",
  predicted_label,
  e1 / (e1 + (e2 + e3)) AS "probability of dwarf */ ""'",
  e2 / (e1 + (e2 + e3)) AS "probability of white
dwarf ?\",
  e3 / (e1 + (e2 + e3)) AS "probability of giant`"
FROM ms_powers;
