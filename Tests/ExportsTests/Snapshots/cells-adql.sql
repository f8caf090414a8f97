-- The stars of gaiadr3.gaia_source, counted in cells of 0.02 × 0.01:
-- i and j, the whole numbers of widths below the cell; gaia_absolute_magnitude and color_bp_rp, its centre; the class; n, the number of stars.
-- Excluded are rows without a feature, among them those with NaN, an infinity, or a number that is impossible.
-- Run it as an asynchronous job of a TAP service and save the answer as cells.csv, then:
--   mainsequence report experiment.yaml --data cells.csv --weight n --cell 0.02x0.01
SELECT ms_i AS i, ms_j AS j, (ms_i + 5.0e-1) * 0.02e0 AS gaia_absolute_magnitude, (ms_j + 5.0e-1) * 0.01e0 AS color_bp_rp, ms_label AS kind, COUNT(*) AS n
FROM (
  SELECT FLOOR(ms_x / 0.02e0) AS ms_i, FLOOR(ms_y / 0.01e0) AS ms_j, ms_label
  FROM (
    SELECT (phot_g_mean_mag + (5.0e0 * LOG10((parallax / 100.0e0)))) AS ms_x,
      bp_rp AS ms_y,
      kind AS ms_label
    FROM gaiadr3.gaia_source
    WHERE parallax BETWEEN (-90.0e0) AND 10000.0e0
      AND 0.0e0 < parallax
      AND parallax_error BETWEEN 0.0e0 AND 10000.0e0
      AND (5.0e0 * parallax_error) <= parallax
      AND phot_g_mean_mag BETWEEN (-30.0e0) AND 50.0e0
      AND bp_rp BETWEEN (-5.0e0) AND 20.0e0
      AND kind IN ('d', 'it''s')
  ) AS ms_values
) AS ms_places
GROUP BY ms_i, ms_j, ms_label
ORDER BY i, j, kind
