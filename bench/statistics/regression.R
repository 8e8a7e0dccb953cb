# Rscript regression.R FILE gaussian|poisson RUNS FORMULA CLUSTER|-: milliseconds of the median run, and the error of the second coefficient.
suppressMessages(library(sandwich))
a <- commandArgs(TRUE)
d <- read.csv(a[1])
once <- function() {
  m <- if (a[2] == "gaussian") lm(as.formula(a[4]), d) else glm(as.formula(a[4]), a[2], d)
  v <- if (a[5] == "-") vcov(m) else vcovCL(m, d[[a[5]]])
  sqrt(v[2, 2])
}
se <- once()
t <- replicate(as.integer(a[3]), system.time(once())[["elapsed"]])
cat(sprintf("%.1f %.10f\n", 1000 * median(t), se))
