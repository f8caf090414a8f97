-- The stars of gaiadr3.gaia_source, counted in cells of 0.02 × 0.01:
-- i and j, the whole numbers of widths below the cell; gaia_absolute_magnitude and color_bp_rp, its centre; the class; n, the number of stars.
-- Excluded are rows without a feature, among them those with NaN, an infinity, or a number that is impossible.
-- To go on:
--   duckdb -csv stars.duckdb < query.sql | mainsequence report experiment.yaml --data - --weight n --cell 0.02x0.01
WITH
ms_step0 AS (
  SELECT
    CAST("phot_g_mean_mag" AS DOUBLE) AS q_gaia_magnitude,
    CAST("parallax" AS DOUBLE) AS q_parallax,
    CAST("parallax_error" AS DOUBLE) AS q_parallax_error,
    CAST("bp_rp" AS DOUBLE) AS q_color_bp_rp,
    CASE WHEN trim(CAST("kind" AS VARCHAR)) IN ('d', 'it''s') THEN trim(CAST("kind" AS VARCHAR)) END AS ms_label
  FROM gaiadr3.gaia_source
),
ms_step1 AS (
  SELECT
    ms_label,
    CASE WHEN q_gaia_magnitude BETWEEN (-30.0e0) AND 50.0e0 THEN q_gaia_magnitude END AS q_gaia_magnitude,
    CASE WHEN q_parallax BETWEEN (-90.0e0) AND 10000.0e0 THEN q_parallax END AS q_parallax,
    CASE WHEN q_parallax_error BETWEEN 0.0e0 AND 10000.0e0 THEN q_parallax_error END AS q_parallax_error,
    CASE WHEN q_color_bp_rp BETWEEN (-5.0e0) AND 20.0e0 THEN q_color_bp_rp END AS q_color_bp_rp
  FROM ms_step0
),
ms_step2 AS (
  SELECT
    ms_label,
    q_gaia_magnitude,
    q_parallax,
    q_parallax_error,
    q_color_bp_rp,
    CASE WHEN 0.0e0 < q_parallax AND (5.0e0 * q_parallax_error) <= q_parallax THEN (q_gaia_magnitude + (5.0e0 * log10((q_parallax / 100.0e0)))) END AS q_gaia_absolute_magnitude
  FROM ms_step1
),
ms_step3 AS (
  SELECT
    ms_label,
    floor(q_gaia_absolute_magnitude / 0.02e0) AS ms_i,
    floor(q_color_bp_rp / 0.01e0) AS ms_j
  FROM ms_step2
)
SELECT
  ms_i AS i,
  ms_j AS j,
  (ms_i + 0.5e0) * 0.02e0 AS "gaia_absolute_magnitude",
  (ms_j + 0.5e0) * 0.01e0 AS "color_bp_rp",
  ms_label AS "kind",
  count(*) AS n
FROM (
  SELECT ms_label, CAST(ms_i AS BIGINT) AS ms_i, CAST(ms_j AS BIGINT) AS ms_j
  FROM ms_step3
  WHERE ms_i BETWEEN (-268435456.0e0) AND 268435455.0e0 AND ms_j BETWEEN (-268435456.0e0) AND 268435455.0e0 AND ms_label IS NOT NULL
) ms_cells
GROUP BY ms_i, ms_j, ms_label
ORDER BY ms_i, ms_j, ms_label;
