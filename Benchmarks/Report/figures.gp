# Six bare figures from the data that prepare.py writes, as PNG (200 dpi) and PDF.
#
#   gnuplot -e "data='FOLDER'; output='FOLDER'" Benchmarks/Report/figures.gp

set datafile separator ','
set key noautotitle
colours = "#0072b2 #56b4e9 #d55e00"
names = "'main sequence' 'white dwarf' 'giant'"
stars = data . '/stars.csv'
do for [format in "png pdf"] {
  if (format eq "png") {
    set terminal pngcairo size 1280,960 fontscale 2 linewidth 2
  } else {
    set terminal pdfcairo size 6.4in,4.8in
  }
  set xrange [*:*] reverse
  set yrange [*:*] reverse
  set xlabel 'log T_{eff} / K'
  set ylabel 'Absolute magnitude M_V'
  set output output . '/hr-diagram.' . format
  plot for [k = 1:3] stars using (column('label') == k ? column('log_temperature') : NaN):'absolute_magnitude' \
      with points pt 4 + 2 * k lc rgb word(colours, k) title word(names, k), \
    '' using 'log_temperature':'absolute_magnitude':'name' with labels left offset 0.7,0.3
  set palette defined (1 '#bfdbec', 2 '#d5edfa', 3 '#f5d7bf')
  unset colorbox
  do for [rate in "0.1 10"] {
    set output output . '/decision-rate-' . rate . '.' . format
    plot data . '/grid-' . rate . '.csv' using 'temperature':'magnitude':'class' with image, \
      for [k = 1:3] stars using (column('label') == k ? column('log_temperature') : NaN):'absolute_magnitude' \
        with points pt 4 + 2 * k lc rgb word(colours, k) title word(names, k)
  }
  set xrange [*:*] noreverse
  set yrange [*:*] noreverse
  set xlabel 'Epoch'
  set ylabel 'Loss'
  do for [rate in "0.1 10"] {
    set output output . '/loss-rate-' . rate . '.' . format
    plot data . '/losses-' . rate . '.csv' using 'epoch':'loss' with linespoints pt 7 lc rgb '#0072b2'
  }
  set output output . '/loss.' . format
  plot for [rate in "0.1 10"] data . '/losses-' . rate . '.csv' using 'epoch':'loss' with linespoints pt 7 \
    title 'rate ' . rate
  unset output
}
