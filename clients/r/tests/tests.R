# Tests of the package, against the command that the variable ECOSIM names, or that is on the path. With base R alone, and without
# installing the package:  Rscript clients/r/tests/tests.R
here <- tryCatch(dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]))), error = function(e) ".")
source_file <- file.path(here, "..", "R", "ecosystemsim.R")
if (file.exists(source_file)) source(source_file) else library(ecosystemsim)
if (!nzchar(Sys.getenv("ECOSIM", unset = Sys.which("ecosim")))) {
  cat("skipped: there is no ecosim, neither in the variable ECOSIM nor on the path\n")
  quit(status = 0)
}

refused <- function(call, message, class = "error") {
  e <- tryCatch({ call; NULL }, error = identity)
  if (is.null(e) || !inherits(e, class) || !grepl(message, conditionMessage(e), fixed = TRUE))
    stop("expected an error with '", message, "', not: ", if (is.null(e)) "none" else conditionMessage(e))
  e
}

folder <- tempfile("ecosim-client-")
dir.create(folder)
setwd(folder)
invisible(ecosim(c("init", "a folder")))
text <- readLines("a folder/scenarios/small-world.yaml", encoding = "UTF-8")
text <- append(text, "  search.blur: {value: 0.2, range: [0, 1], source: assumed}", which(text == "parameters:"))
writeLines(text, "a folder/scenarios/clear sight.yaml", useBytes = TRUE)

both <- compare(c("small-world", "a folder/scenarios/clear sight.yaml"), replications = 3, quarters = 8, arms = "coordinated")
stopifnot(identical(vapply(unclass(both), function(one) one$summary$scenario, ""), c("small-world", "clear sight")))
stopifnot(all(vapply(unclass(both), function(one) one$summary$quarters, 1L) == 8))

# Differences are those of the observations.
jobs <- difference(both, "jobs", labour = "slack")
seen <- observations(both, "jobs", "total")
seen <- seen[seen$labour == "slack" & seen$quarter == max(seen$quarter), ]
for (scenario in c("small-world", "clear sight")) {
  of <- function(arm) { rows <- seen[seen$scenario == scenario & seen$arm == arm, ]; rows$value[order(rows$replication)] }
  row <- jobs[jobs$scenario == scenario & jobs$arm == "coordinated", ]
  stopifnot(nrow(row) == 1, row$n == 3, isTRUE(all.equal(row$mean, mean(of("coordinated") - of("fragmented")), tolerance = 1e-9)))
}

# The appraisal is that of the summary.
arm <- Filter(function(a) a$arm == "coordinated" && a$labour == "slack", unclass(both)[[1]]$summary$arms)[[1]]
terms <- appraisal(both)
terms <- terms[terms$scenario == "small-world" & terms$arm == "coordinated" & terms$labour == "slack" & terms$term == "job_years", ]
stopifnot(isTRUE(all.equal(terms$mean[terms$outlay == "equal"], as.numeric(arm$equal_outlay$job_years$mean))))
stopifnot(isTRUE(all.equal(terms$mean[terms$outlay == "as it is"], as.numeric(arm$against_baseline$job_years$mean))))

# Parameters are those of each scenario.
differing <- parameters(both, differing = TRUE)
stopifnot(identical(unique(differing$parameter), "search.blur"), differing$value[differing$scenario == "clear sight"] == 0.2)
stopifnot(nrow(parameters("small-world")) > 100)
stopifnot(is.integer(effects(both)$n), is.numeric(ledger(both)$mean), nrow(evaluations(both)) > 0)

# A sweep is one table with what each point sets.
swept <- sweep("small-world", "swept", "search.blur=0.2,0.8", replications = 2, quarters = 4, labour = "slack", settings = c(needs.alone_quality = 0.8))
stopifnot(identical(sort(unique(swept[["search.blur"]])), c(0.2, 0.8)), identical(sort(unique(swept$replication)), 0:1), "job_years" %in% swept$outcome)

# What is wrong is an error with what ecosim says.
e <- refused(compare("west-denmrk"), "there is no scenario 'west-denmrk' in this program. Did you mean 'west-denmark'", "ecosim_error")
stopifnot(e$exit_code == 2)
refused(compare("small-world", replications = "many"), "'--replications' is 'many'", "ecosim_error")
refused(parameters("nowhere"), "there is no scenario 'nowhere'", "ecosim_error")
refused(difference(both, "job"), "unknown outcome 'job' in the effects. Did you mean 'jobs'?")
refused(difference(both, "job_years"), "It is a term of appraisal().")
refused(read_results("a folder"), "holds no finished results")
refused(levers(both), "has no levers.csv")
for (name in c("--help", "$(touch made)", "; touch made", "a b")) refused(compare(name), "", "ecosim_error")
stopifnot(!file.exists("made"))

setwd(tempdir())
unlink(folder, recursive = TRUE)
cat("all tests passed\n")
