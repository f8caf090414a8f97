-- The stars of gaiadr3.gaia_source, counted in cells of 0.02 × 0.01:
-- i and j, the whole numbers of widths below the cell; gaia_absolute_magnitude and color_bp_rp, its centre; the class; n, the number of stars.
-- Excluded are rows without a feature, among them those with NaN, an infinity, or a number that is impossible.
-- It needs SQLite's mathematical functions, which most builds since 3.35 have. To go on:
--   sqlite3 -csv -header stars.sqlite < query.sql | mainsequence report experiment.yaml --data - --weight n --cell 0.02x0.01
WITH
ms_step0 AS (
  SELECT
    CASE WHEN typeof("phot_g_mean_mag") NOT IN ('integer', 'real') AND ("phot_g_mean_mag" NOT GLOB '*[0-9]*' OR "phot_g_mean_mag" GLOB '*[^-+.0-9eE]*') THEN NULL ELSE CAST("phot_g_mean_mag" AS REAL) END AS q_gaia_magnitude,
    CASE WHEN typeof("parallax") NOT IN ('integer', 'real') AND ("parallax" NOT GLOB '*[0-9]*' OR "parallax" GLOB '*[^-+.0-9eE]*') THEN NULL ELSE CAST("parallax" AS REAL) END AS q_parallax,
    CASE WHEN typeof("parallax_error") NOT IN ('integer', 'real') AND ("parallax_error" NOT GLOB '*[0-9]*' OR "parallax_error" GLOB '*[^-+.0-9eE]*') THEN NULL ELSE CAST("parallax_error" AS REAL) END AS q_parallax_error,
    CASE WHEN typeof("bp_rp") NOT IN ('integer', 'real') AND ("bp_rp" NOT GLOB '*[0-9]*' OR "bp_rp" GLOB '*[^-+.0-9eE]*') THEN NULL ELSE CAST("bp_rp" AS REAL) END AS q_color_bp_rp,
    CASE WHEN trim(CAST("kind" AS TEXT)) IN ('d', 'it''s') THEN trim(CAST("kind" AS TEXT)) END AS ms_label
  FROM gaiadr3.gaia_source
  LIMIT -1 OFFSET 0
),
ms_step1 AS (
  SELECT
    ms_label,
    CASE WHEN q_gaia_magnitude BETWEEN (-30.0e0) AND 50.0e0 THEN q_gaia_magnitude END AS q_gaia_magnitude,
    CASE WHEN q_parallax BETWEEN (-90.0e0) AND 10000.0e0 THEN q_parallax END AS q_parallax,
    CASE WHEN q_parallax_error BETWEEN 0.0e0 AND 10000.0e0 THEN q_parallax_error END AS q_parallax_error,
    CASE WHEN q_color_bp_rp BETWEEN (-5.0e0) AND 20.0e0 THEN q_color_bp_rp END AS q_color_bp_rp
  FROM ms_step0
  LIMIT -1 OFFSET 0
),
ms_step2 AS (
  SELECT
    ms_label,
    q_gaia_magnitude,
    q_parallax,
    q_parallax_error,
    q_color_bp_rp,
    CASE WHEN 0.0e0 < q_parallax AND (5.0e0 * q_parallax_error) <= q_parallax THEN (q_gaia_magnitude + (5.0e0 * round(log10((q_parallax / 100.0e0)), 14))) END AS q_gaia_absolute_magnitude
  FROM ms_step1
  LIMIT -1 OFFSET 0
),
ms_step3 AS (
  SELECT
    ms_label,
    floor(q_gaia_absolute_magnitude / 0.02e0) AS ms_i,
    floor(q_color_bp_rp / 0.01e0) AS ms_j
  FROM ms_step2
  LIMIT -1 OFFSET 0
)
SELECT
  ms_i AS i,
  ms_j AS j,
  (ms_i + 0.5e0) * 0.02e0 AS "gaia_absolute_magnitude",
  (ms_j + 0.5e0) * 0.01e0 AS "color_bp_rp",
  ms_label AS "kind",
  count(*) AS n
FROM (
  SELECT ms_label, CAST(ms_i AS INTEGER) AS ms_i, CAST(ms_j AS INTEGER) AS ms_j
  FROM ms_step3
  WHERE ms_i BETWEEN (-268435456.0e0) AND 268435455.0e0 AND ms_j BETWEEN (-268435456.0e0) AND 268435455.0e0 AND ms_label IS NOT NULL
) ms_cells
GROUP BY ms_i, ms_j, ms_label
ORDER BY ms_i, ms_j, ms_label;
