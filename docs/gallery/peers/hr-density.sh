#!/bin/sh
# The neighbourhood, with STILTS 3.4.7.
stilts plot2plane in="$1/neighbourhood.csv" ifmt=csv out="$2" ofmt=png xpix=850 ypix=640 fontsize=14 \
  x=bp_rp y='phot_g_mean_mag + 5*log10(parallax/100)' yflip=true \
  xlabel='G_BP - G_RP' ylabel='M_G' layer=mark shading=density densemap=viridis auxvisible=true size=0
