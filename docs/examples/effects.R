# Computes the effects of a run again from its observations, compares them with effects.csv to the last digit, and draws one.
#
#   ecosim export results/small-world --csv
#   Rscript docs/examples/effects.R results/small-world [difference.svg]
#
# Needs nothing but base R. An effect is a paired difference: in each replication, an arm less the baseline under the same luck
# and labour closure; then the mean over replications with its 95 % interval by Student's t.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
observations <- read.csv(file.path(folder, "observations.csv.gz"))
written <- read.csv(file.path(folder, "effects.csv"))

# The baseline: base R reads no JSON, and one line of the manifest is all that is needed.
manifest <- readLines(file.path(folder, "manifest.json"), encoding = "UTF-8")
baseline <- sub('.*"baseline": "([^"]*)".*', "\\1", grep('^  "baseline": ', manifest, value = TRUE))

# Values are whole numbers over a divisor that belongs to the unit (docs/outcomes.md); differences of whole numbers are exact.
divisors <- c("hours" = 60, "output of a mean job" = 256, "log points" = 1e6, "share" = 1e6, "index" = 1e8)
unit <- tapply(written$unit, written$outcome, function(u) u[1])
observations <- observations[observations$scope %in% c("total", "region"), ]
divisor <- divisors[unit[observations$outcome]]
observations$divisor <- ifelse(is.na(divisor), 1, divisor)
observations$whole <- round(observations$value * observations$divisor)

# Pairs: the same replication, quarter and outcome in the arm and in the baseline.
keys <- c("labour", "scope", "scope_id", "outcome", "replication", "quarter")
id <- do.call(paste, c(observations[keys], sep = "\r"))
at_baseline <- observations$arm == baseline
pairs <- observations
pairs$difference <- pairs$whole - observations$whole[at_baseline][match(id, id[at_baseline])]
pairs <- pairs[!is.na(pairs$difference), ]
pairs <- pairs[order(pairs$replication, pairs$quarter), ]

# One number per replication: the last quarter, and the mean over quarters.
series <- do.call(paste, c(pairs[c("arm", "labour", "scope", "scope_id", "outcome")], sep = "\r"))
one <- paste(series, pairs$replication, sep = "\r")
last <- !duplicated(one, fromLast = TRUE)
sums <- rowsum(pairs$difference, one, reorder = FALSE)
counts <- rowsum(rep(1, nrow(pairs)), one, reorder = FALSE)
ends <- data.frame(series = series[last], replication = pairs$replication[last], value = pairs$difference[last] / pairs$divisor[last])
first <- !duplicated(one)
means <- data.frame(series = series[first], replication = pairs$replication[first], value = as.vector(sums / (counts * pairs$divisor[first])))

# Sums run in the order of the replications and in double precision (R's own sum() has more), so that the bits are those of ecosim.
add <- function(x) { total <- 0; for (v in x) total <- total + v; total }
# One step of Newton's method: qt() alone is right to ten digits or so.
t_quantile <- function(df) {
  q <- qt(0.975, df)
  round(q - (pt(q, df) - 0.975) / dt(q, df), 12)
}
estimate <- function(x) {
  n <- length(x)
  m <- add(x) / n
  if (n == 1) return(c(m, NA, NA, NA))
  s <- sqrt(add((x - m) * (x - m)) / (n - 1))
  half <- t_quantile(n - 1) * s / sqrt(n)
  c(m, s, m - half, m + half)
}
effects <- function(values, at) {
  values <- values[order(values$replication), ]
  by_series <- split(values$value, values$series)
  result <- t(vapply(by_series, estimate, numeric(4)))
  rownames(result) <- paste(names(by_series), at, sep = "\r")
  result
}
computed <- rbind(effects(ends, "end"), effects(means, "mean"))

mine <- computed[match(do.call(paste, c(written[c("arm", "labour", "scope", "scope_id", "outcome", "at")], sep = "\r")), rownames(computed)), ]
theirs <- as.matrix(written[c("mean", "sd", "low", "high")])
# Ten digits, as the file has them; both are missing, or both are the same number.
same <- (is.na(mine) & is.na(theirs)) | (!is.na(mine) & !is.na(theirs) & suppressWarnings(as.numeric(formatC(mine, digits = 10, format = "g"))) == theirs)
different <- sum(!apply(same, 1, all))
jobs <- written[written$scope == "total" & written$outcome == "jobs" & written$at == "end", ]
cat(sprintf("%s, %s: %s jobs (%s to %s)\n", jobs$arm, jobs$labour, jobs$mean, jobs$low, jobs$high), sep = "")
cat(sprintf("%d effects computed again, %d of them other than in effects.csv.\n", nrow(written), different))

# The difference in jobs over time, mean over replications, of every arm under the first labour closure.
if (length(arguments) > 1) {
  labour <- unique(observations$labour)[1]
  paths <- pairs[pairs$scope == "total" & pairs$outcome == "jobs" & pairs$labour == labour, ]
  curves <- tapply(paths$difference, list(paths$quarter, paths$arm), mean)
  curves <- curves[, setdiff(colnames(curves), baseline), drop = FALSE]
  # With room on the right for the names.
  quarters <- seq_len(nrow(curves))
  svg(arguments[2], width = 8, height = 4.5)
  par(mar = c(3, 4, 3, 8))
  matplot(quarters, curves, type = "l", lty = seq_len(ncol(curves)), lwd = 2, xaxt = "n", xlab = "", ylab = "jobs", main = paste("Jobs less those of", baseline, "under", labour, "labour"))
  abline(h = 0, col = "grey")
  ticks <- pretty(quarters)[pretty(quarters) %in% quarters]
  axis(1, at = ticks, labels = rownames(curves)[ticks])
  names_at <- curves[nrow(curves), ]
  ranked <- order(names_at)
  # Names that would cover one another are moved apart.
  step <- diff(par("usr")[3:4]) / 18
  for (i in seq_along(ranked)[-1]) names_at[ranked[i]] <- max(names_at[ranked[i]], names_at[ranked[i - 1]] + step)
  mtext(colnames(curves), side = 4, at = names_at, las = 1, line = 0.3, cex = 0.8, col = seq_len(ncol(curves)))
  invisible(dev.off())
}
quit(status = if (different > 0 || nrow(written) == 0) 1 else 0)
