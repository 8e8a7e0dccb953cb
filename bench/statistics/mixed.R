# lme4 on the same rows: Rscript bench/statistics/mixed.R FILE.csv FAMILY RUNS FORMULA -> median milliseconds and log-likelihood
suppressPackageStartupMessages(library(lme4))
given <- commandArgs(TRUE)
d <- read.csv(given[1])
formula <- as.formula(given[4])
times <- numeric(as.integer(given[3]))
for (i in seq_along(times)) {
  started <- proc.time()[["elapsed"]]
  fit <- suppressWarnings(if (given[2] == "gaussian") lmer(formula, d) else glmer(formula, d, family = given[2]))
  times[i] <- proc.time()[["elapsed"]] - started
}
cat(sprintf("%.1f %.8f\n", 1000 * median(times), as.numeric(logLik(fit))))
