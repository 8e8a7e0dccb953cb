# The same simulation with lme4, row by row: Rscript bench/statistics/power.R [replications] [effect]
suppressPackageStartupMessages(library(lme4))
given <- commandArgs(TRUE)
replications <- if (length(given) > 0) as.integer(given[1]) else 1000L
effect <- if (length(given) > 1) as.numeric(given[2]) else 0.25
groups <- 12; waves <- 6; each <- 15; icc <- 0.05
d <- expand.grid(person = seq_len(each), period = 0:waves, group = seq_len(groups))
d$treated <- as.numeric(d$period > (d$group - 1) %/% (groups / waves))
set.seed(1)
started <- proc.time()[["elapsed"]]
called <- 0
for (i in seq_len(replications)) {
  d$y <- effect * d$treated + rnorm(groups, 0, sqrt(icc))[d$group] + rnorm(nrow(d), 0, sqrt(1 - icc))
  fit <- lmer(y ~ factor(period) + treated + (1 | group), d)
  called <- called + (abs(fixef(fit)[["treated"]] / sqrt(vcov(fit)["treated", "treated"])) > qnorm(0.975))
}
cat(sprintf("lme4: %d replications, power %.3f, %.3f s\n", replications, called / replications, proc.time()[["elapsed"]] - started))
