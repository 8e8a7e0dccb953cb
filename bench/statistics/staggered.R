# Rscript staggered.R PANEL.csv.gz [plain]: the R package's own times, or, with plain, those of the fast form of its permutation test in R alone.
arguments <- commandArgs(TRUE)
panel <- read.csv(gzfile(arguments[1]))[, c("uid", "period", "first_trained", "complaints")]
say <- function(what, seconds, p = "") cat(sprintf("R: %-55s %10.3f s   %s\n", what, seconds, p))

if (length(arguments) < 2) {
  library(staggered)
  estimate <- function(...) staggered(panel, i = "uid", t = "period", g = "first_trained", y = "complaints", ...)
  for (estimand in c("simple", "cohort", "calendar")) say(paste("efficient,", estimand), median(replicate(5, system.time(estimate(estimand = estimand))["elapsed"])))
  say("event study 0..23", system.time(estimate(estimand = "eventstudy", eventTime = 0:23))["elapsed"])
  time <- system.time(answer <- estimate(estimand = "simple", compute_fisher = TRUE, num_fisher_permutations = 500))["elapsed"]
  say("500 permutations, compute_fisher", time, paste("p", answer$fisher_pval))
  quit()
}

# Simple average, efficient: A_theta and A_0 by cohort (Roth and Sant'Anna 2023), then each unit enters by two numbers and its periods before treatment.
units <- unique(panel[, c("uid", "first_trained")])
order_of_units <- order(units$uid)
y <- matrix(panel$complaints[order(panel$uid, panel$period)], nrow = nrow(units), byrow = TRUE)
periods <- sort(unique(panel$period)); cohorts <- sort(unique(units$first_trained))
kept <- cohorts[table(units$first_trained) > 1]
is_kept <- units$first_trained[order_of_units] %in% kept
y <- y[is_kept, ]; as_read <- units$first_trained[units$first_trained %in% kept]
observed <- units$first_trained[order_of_units][is_kept]
size <- as.numeric(table(observed)); last <- length(kept)
after <- before <- matrix(0, last, length(periods))
for (g in seq_len(last - 1)) for (t in periods[periods >= kept[g] & periods < kept[last]]) {
  controls <- kept > t
  for (pair in list(c(1, t), c(2, kept[g] - 1))) {
    weights <- matrix(0, last, length(periods)); column <- match(pair[2], periods)
    weights[g, column] <- size[g]
    weights[controls, column] <- weights[controls, column] - size[g] * size[controls] / sum(size[controls])
    if (pair[1] == 1) after <- after + weights else before <- before + weights
  }
}
total <- sum(sapply(seq_len(last - 1), function(g) size[g] * sum(periods >= kept[g] & periods < kept[last])))
z <- y %*% t(after / total); x <- y %*% t(before / total); early <- y[, periods < kept[1]]

inverse <- function(s) { e <- eigen(s, symmetric = TRUE); keep <- e$values > sqrt(.Machine$double.eps) * e$values[1]
  if (!any(keep)) return(s * 0)
  e$vectors[, keep, drop = FALSE] %*% (t(e$vectors[, keep, drop = FALSE]) / e$values[keep]) }
estimate <- function(cohort) {
  theta <- difference <- zz <- zx <- xx <- 0; b <- numeric(ncol(early)); s_bar <- matrix(0, ncol(early), ncol(early))
  members <- split(seq_along(cohort), cohort)
  for (g in seq_len(last)) { i <- members[[g]]; n <- length(i); v <- cov(cbind(early[i, ], z[i, g], x[i, g])); q <- seq_len(ncol(early))
    theta <- theta + mean(z[i, g]); difference <- difference + mean(x[i, g])
    zz <- zz + v[ncol(v) - 1, ncol(v) - 1] / n; zx <- zx + v[ncol(v) - 1, ncol(v)] / n; xx <- xx + v[ncol(v), ncol(v)] / n
    b <- b + inverse(v[q, q]) %*% v[q, ncol(v) - 1]; s_bar <- s_bar + v[q, q] / last }
  beta <- zx / xx; variance <- zz - 2 * beta * zx + beta^2 * xx
  c((theta - beta * difference) / sqrt(variance - sum(b * (s_bar %*% b)) / length(cohort)), (theta - beta * difference) / sqrt(variance))
}
t_observed <- abs(estimate(observed))
time <- system.time(permuted <- sapply(1:500, function(s) { set.seed(s); abs(estimate(sample(as_read))) }))["elapsed"]
say("500 permutations, plain R in the fast form", time, paste("p", paste(rowMeans(t_observed < permuted), collapse = " ")))
