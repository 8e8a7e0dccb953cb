# Repeats the headline analysis of every outcome of a study from the files beside this script:
#   Rscript analysis.R          writes repeated.csv: outcome, quantity, value
# Base R does all of it but two: lme4 fits mixed models, and sandwich gives Newey and West's errors.
# What each column of the data is, codebook.csv says; what was planned, plan.json.

units  <- read.csv("units.csv", colClasses = c(unit = "character"))
counts <- if (file.exists("counts.csv")) read.csv("counts.csv", colClasses = c(unit = "character")) else NULL
scores <- if (file.exists("scores.csv")) read.csv("scores.csv", colClasses = c(unit = "character", person = "character")) else NULL
rownames(units) <- units$unit
first_begin <- min(c(units$begins, Inf), na.rm = TRUE)
repeated <- NULL

say <- function(outcome, ...) {
  values <- c(...)
  repeated <<- rbind(repeated, data.frame(outcome = outcome, quantity = names(values), value = signif(unname(values), 15)))
}

begun_in <- function(unit, month) { begins <- units[unit, "begins"]; as.numeric(!is.na(begins) & month >= begins) }

# Value, error and interval by Student's t, or by as many errors as the lots alone reach; ratios from logarithms.
say_effect <- function(outcome, value, se, df = Inf, reach = NULL, ratio = FALSE) {
  shown <- if (ratio) exp else identity
  by <- if (is.null(reach)) qt(1 - alpha / 2, df) else reach
  say(outcome, value = shown(value), se = se, low = shown(value - by * se), high = shown(value + by * se), p_model = 2 * pt(-abs(value / se), df))
}

# --- The lots drawn again: every row of the file is one way they could have fallen, the first the way they did.

lots_of <- function(file) as.matrix(read.csv(file, check.names = FALSE))

begins_of <- function(waves) units$begins[match(waves, units$wave)]

lot_p <- function(outcome, statistics, exact) {
  far <- abs(statistics) >= abs(statistics[1]) * (1 - 1e-10) | !is.finite(statistics)
  say(outcome, p_lots = if (exact) mean(far[-1]) else mean(far))
}

lot_reach <- function(statistics, exact) {
  far <- sort(abs(if (exact) statistics[-1] else statistics), decreasing = TRUE)
  far[max(1, ceiling(alpha * length(far) - 1e-9))]
}

# --- Errors by cluster: Bell and McCaffrey's CR2 with Satterthwaite's degrees of freedom (Pustejovsky and Tipton 2018).
# x and e are rows and residuals times the square roots of their weights.

cr2 <- function(x, e, cluster, term) {
  decomposed <- qr(x)
  q <- qr.Q(decomposed); r <- qr.R(decomposed)
  contrast <- numeric(ncol(x)); contrast[which(decomposed$pivot == term)] <- 1
  u <- backsolve(r, contrast, transpose = TRUE)
  variance <- 0; p <- NULL
  for (each in unique(cluster)) {
    rows <- which(cluster == each)
    qg <- q[rows, , drop = FALSE]
    own <- eigen(diag(length(rows)) - tcrossprod(qg), symmetric = TRUE)
    root <- own$vectors %*% (ifelse(own$values > 1e-10, 1 / sqrt(pmax(own$values, 1e-10)), 0) * t(own$vectors))
    a <- drop(root %*% qg %*% u)
    variance <- variance + sum(a * e[rows])^2
    column <- -drop(q %*% crossprod(qg, a)); column[rows] <- column[rows] + a
    p <- cbind(p, column)
  }
  g <- crossprod(p)
  c(se = sqrt(variance), df = sum(diag(g))^2 / sum(g^2))
}

# --- Counts of units that begin at different times (Roth and Sant'Anna 2023), every unit in every month that is left.

staggered_counts <- function(outcome, months, used, lots = NULL, exact = FALSE, by_lots = FALSE) {
  mine <- counts[counts$outcome == outcome, ]
  over <- ifelse(is.na(mine$over), 1, mine$over)
  y <- matrix(NA_real_, length(used), length(months), dimnames = list(used, months))
  inside <- mine$unit %in% used & mine$month %in% months
  y[cbind(mine$unit, as.character(mine$month))[inside, , drop = FALSE]] <- (mine$count / over)[inside]
  start_of <- function(begins) { start <- sapply(begins, function(b) if (is.na(b)) Inf else sum(months < b) + 1); ifelse(start > length(months), Inf, start) }
  start <- start_of(units[used, "begins"])
  sizes <- table(start); kept <- as.numeric(names(sizes)[sizes > 1]); n <- as.numeric(sizes[sizes > 1]); periods <- length(months)
  after <- before <- matrix(0, length(kept), periods); total <- 0
  for (g in seq_along(kept)) for (t in seq_len(periods)) if (kept[g] <= t && any(later <- kept > t)) {
    total <- total + n[g]
    weights <- numeric(length(kept)); weights[g] <- n[g]; weights[later] <- weights[later] - n[g] * n[later] / sum(n[later])
    after[, t] <- after[, t] + weights
    if (kept[g] > 1) before[, kept[g] - 1] <- before[, kept[g] - 1] + weights
  }
  z <- y %*% t(after / total); x <- y %*% t(before / total)
  estimate <- function(start) {
    theta <- xbar <- vz <- vx <- vzx <- 0
    for (g in seq_along(kept)) {
      mine <- start == kept[g]
      theta <- theta + mean(z[mine, g]); xbar <- xbar + mean(x[mine, g])
      vz <- vz + var(z[mine, g]) / n[g]; vx <- vx + var(x[mine, g]) / n[g]; vzx <- vzx + cov(z[mine, g], x[mine, g]) / n[g]
    }
    beta <- if (vx > 0) vzx / vx else 0
    c(theta - beta * xbar, sqrt(vz - 2 * beta * vzx + beta^2 * vx))
  }
  found <- estimate(start)
  reach <- NULL
  if (!is.null(lots)) {
    ways <- lots_of(lots)[, used, drop = FALSE]
    t <- apply(ways, 1, function(waves) { each <- estimate(start_of(begins_of(waves))); each[1] / each[2] })
    lot_p(outcome, t, exact)
    if (by_lots) reach <- lot_reach(t, exact)
  }
  say_effect(outcome, found[1], found[2], max(1, sum(n) - length(n)), reach)
}

# --- Counts where all begin at once: Poisson with unit and month effects.

compared_counts <- function(outcome, used, months, lots = NULL, exact = FALSE) {
  mine <- counts[counts$outcome == outcome, ]
  mine$over <- ifelse(is.na(mine$over), 1, mine$over)
  mine$begun <- begun_in(mine$unit, mine$month)
  left <- mine[mine$unit %in% used & mine$month %in% months, ]
  fit <- glm(count ~ factor(unit) + factor(month) + begun + offset(log(over)), poisson, left, control = glm.control(epsilon = 1e-14, maxit = 200))
  mu <- fitted(fit); x <- model.matrix(fit) * sqrt(mu)
  error <- cr2(x, (left$count - mu) / sqrt(mu), left$unit, which(colnames(x) == "begun"))
  if (!is.null(lots)) {
    ways <- lots_of(lots)
    after <- mine$month >= first_begin
    t <- apply(ways, 1, function(waves) {
      begins <- setNames(!is.na(begins_of(waves)), colnames(ways))[mine$unit]
      rate <- function(rows) log(sum(mine$count[rows]) / sum(mine$over[rows]))
      rate(begins & after) - rate(begins & !after) - rate(!begins & after) + rate(!begins & !after)
    })
    lot_p(outcome, t, exact)
  }
  say_effect(outcome, coef(fit)[["begun"]], error[["se"]], error[["df"]], ratio = TRUE)
}

# --- Scores of units that begin at different times: a linear mixed model. Satterthwaite's degrees of freedom are the report's (lmerTest gives them too).

stepped_scores <- function(outcome, people, df, lots = NULL, exact = FALSE) {
  mine <- scores[scores$outcome == outcome, ]
  mine$begun <- begun_in(mine$unit, mine$month)
  mine$person <- ifelse(is.na(mine$person) | mine$person == "", paste0("r", seq_len(nrow(mine))), mine$person)
  months <- if (length(unique(mine$month)) > 1) "+ factor(month)" else ""
  tight <- lme4::lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11, maxfun = 1e5), calc.derivs = FALSE, check.conv.singular = "ignore")
  fit <- lme4::lmer(as.formula(paste("score ~ begun", months, "+ (1 | unit)", if (people) "+ (1 | person)" else "")), mine, control = tight)
  value <- lme4::fixef(fit)[["begun"]]; se <- sqrt(as.matrix(vcov(fit))["begun", "begun"])
  if (!is.null(lots)) {
    null <- lme4::lmer(as.formula(paste("score ~ 1", months, "+ (1 | unit)")), mine, control = tight)
    spread <- as.data.frame(lme4::VarCorr(null))
    between <- spread$vcov[spread$grp == "unit"]; within <- spread$vcov[spread$grp == "Residual"]
    cells <- aggregate(score ~ unit + month, mine, mean); sizes <- aggregate(score ~ unit + month, mine, length)$score
    v <- outer(cells$unit, cells$unit, "==") * between; diag(v) <- diag(v) + within / sizes
    inverse <- solve(v); x <- model.matrix(if (months == "") ~ 1 else ~ factor(month), cells)
    w <- inverse - inverse %*% x %*% solve(t(x) %*% inverse %*% x, t(x) %*% inverse); wy <- w %*% cells$score
    ways <- lots_of(lots)
    t <- apply(ways, 1, function(waves) {
      begins <- setNames(begins_of(waves), colnames(ways))[cells$unit]
      begun <- as.numeric(!is.na(begins) & cells$month >= begins)
      sum(begun * wy) / sqrt(drop(begun %*% w %*% begun))
    })
    lot_p(outcome, t, exact)
  }
  say_effect(outcome, value, se, df)
}

# --- Scores where all begin at once: the difference afterwards, with what was known before.

compared_scores <- function(outcome, linked, before, lots = NULL, exact = FALSE) {
  mine <- scores[scores$outcome == outcome, ]
  early <- mine[mine$month < first_begin, ]; mine <- mine[mine$month >= first_begin, ]
  known <- !is.na(early$person) & early$person != ""
  means <- if (linked) tapply(early$score[known], early$person[known], mean) else tapply(early$score, early$unit, mean)
  mine$before <- if (before) as.numeric(means[if (linked) mine$person else mine$unit]) else 0
  mine <- mine[!is.na(mine$before), ]
  mine$begun <- as.numeric(!is.na(units[mine$unit, "begins"]))
  terms <- paste(if (before) "+ before" else "", if (length(unique(mine$month)) > 1) "+ factor(month)" else "")
  fit <- lm(as.formula(paste("score ~ begun", terms)), mine)
  error <- cr2(model.matrix(fit), residuals(fit), mine$unit, 2)
  if (!is.null(lots)) {
    left <- residuals(lm(as.formula(paste("score ~ 1", terms)), mine))
    ways <- lots_of(lots)
    t <- apply(ways, 1, function(waves) { begins <- setNames(!is.na(begins_of(waves)), colnames(ways))[mine$unit]; mean(left[begins]) - mean(left[!begins]) })
    lot_p(outcome, t, exact)
  }
  say_effect(outcome, coef(fit)[["begun"]], error[["se"]], error[["df"]])
}

# --- Counts of one group before and after: a line that may step.

before_after_counts <- function(outcome, lag, season) {
  mine <- counts[counts$outcome == outcome, ]
  mine$over <- ifelse(is.na(mine$over), 1, mine$over)
  series <- aggregate(cbind(count, over) ~ month, mine, sum)
  series <- series[order(series$month), ]
  series$time <- seq_len(nrow(series)) - 1; series$step <- as.numeric(series$month >= first_begin)
  fit <- glm(as.formula(paste("count ~ time + step", if (season) "+ factor(time %% 12)" else "")), poisson, series, offset = log(series$over), control = glm.control(epsilon = 1e-14, maxit = 200))
  error <- sqrt(sandwich::NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = TRUE)["step", "step"])
  say_effect(outcome, coef(fit)[["step"]], error, df.residual(fit), ratio = TRUE)
}

# --- Scores of one group before and after: each person against themselves, or all against all.

before_after_scores <- function(outcome, linked, clustered) {
  mine <- scores[scores$outcome == outcome, ]
  mine$after <- as.numeric(mine$month >= first_begin)
  if (linked) {
    mine <- mine[!is.na(mine$person) & mine$person != "", ]
    each <- aggregate(score ~ person + after, mine, mean); first <- mine[order(mine$after), ]; unit <- setNames(first$unit, first$person)
    early <- each[each$after == 0, ]; late <- each[each$after == 1, ]
    both <- merge(early, late, by = "person")
    fit <- lm(score ~ 1, data.frame(score = both$score.y - both$score.x)); cluster <- unit[both$person]; term <- 1
  } else { fit <- lm(score ~ after, mine); cluster <- mine$unit; term <- 2 }
  x <- model.matrix(fit)
  error <- if (clustered) cr2(x, residuals(fit), cluster, term) else {
    inverse <- solve(crossprod(x)); leverage <- rowSums((x %*% inverse) * x)
    c(se = sqrt((inverse %*% crossprod(x * residuals(fit) / sqrt(1 - leverage)) %*% inverse)[term, term]), df = df.residual(fit))
  }
  say_effect(outcome, coef(fit)[[term]], error[["se"]], error[["df"]])
}

