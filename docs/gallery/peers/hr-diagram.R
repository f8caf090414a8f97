# The stars of the assignment, with ggplot2 3.4.1 (Debian 12, R 4.2.2).
library(ggplot2)
arguments <- commandArgs(trailingOnly = TRUE)
stars <- read.csv(file.path(arguments[1], "stars.csv"))
stars$kind <- factor(stars$label, labels = c("main sequence", "white dwarf", "giant"))
plot <- ggplot(stars, aes(log_temperature, absolute_magnitude, colour = kind, shape = kind)) +
  geom_point(size = 1.5) +
  geom_text(aes(label = name), size = 2, hjust = -0.1, check_overlap = TRUE, show.legend = FALSE) +
  scale_x_reverse(
    expand = expansion(c(0.05, 0.15)),
    sec.axis = sec_axis(~ 10^., name = "temperature (K)", breaks = c(3, 5, 10, 20, 30) * 1000)
  ) +
  scale_y_reverse() +
  labs(x = "log T", y = expression(M[V]), colour = NULL, shape = NULL) +
  theme_bw(base_size = 7)
ggsave(arguments[2], plot, width = 140, height = 90, units = "mm", dpi = 120)
