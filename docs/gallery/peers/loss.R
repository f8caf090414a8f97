# The loss of the assignment at two rates, with ggplot2 3.4.1 (Debian 12, R 4.2.2).
library(ggplot2)
arguments <- commandArgs(trailingOnly = TRUE)
curves <- do.call(rbind, lapply(c("0.1", "10"), function(rate) {
  curve <- read.csv(file.path(arguments[1], paste0("loss-", rate, ".csv")))
  data.frame(epoch = curve$epoch, loss = curve[["loss"]], rate = paste("η =", rate))
}))
plot <- ggplot(curves, aes(epoch, loss)) +
  geom_line() + geom_point(size = 0.8) +
  facet_wrap(~rate, scales = "free_y") +
  scale_x_continuous(breaks = seq(0, 10, 2)) +
  labs(x = "epoch", y = "cross-entropy") +
  theme_bw(base_size = 7)
ggsave(arguments[2], plot, width = 160, height = 62, units = "mm", dpi = 120)
