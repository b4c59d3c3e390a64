# Runs scenarios of EcosystemSim and reads their results as data frames.
#
#   both <- compare(c("west-denmark", "mine.yaml"), replications = 40)
#   difference(both, "jobs")
#   parameters(both)
#
# Results of one scenario or of several are the same kind of thing, and every table has a first column scenario. Whatever ecosim
# refuses becomes an error of class ecosim_error with its message, its exit_code and its diagnostics.

# Runs scenarios, each with the same options, and returns their results. What is not given is the scenario's own; results that are
# there already are not computed again. `replications` is a number or "auto"; `out` is a folder, for one scenario only.
compare <- function(scenarios, replications = NULL, quarters = NULL, seed = NULL, arms = NULL, labour = NULL, lever_arms = FALSE,
                    equal_outlay = TRUE, threads = NULL, out = NULL, force = FALSE) {
  if (length(scenarios) == 0) stop("There is nothing to compare; expected one scenario or more.", call. = FALSE)
  if (!is.null(out) && length(scenarios) > 1) stop("'out' is one folder, and each scenario has results of its own.", call. = FALSE)
  options <- c(
    given(replications = replications, quarters = quarters, seed = seed, arms = arms, labour = labour, threads = threads, out = out),
    if (lever_arms) "--lever-arms", if (!equal_outlay) "--no-equal-outlay", if (force) "--force")
  read_results(vapply(scenarios, function(scenario) run_one(scenario, options), character(1), USE.NAMES = FALSE))
}

# Runs a scenario at many points of its parameters (ecosim sweep) and returns one table: a row for each point, arm, labour, replication
# and outcome, with its value and what the point sets. `vary` is what ecosim understands, such as "search.blur=0.2..0.8", or `design` a
# CSV file of points; `settings` is a named vector of what all points set. The same call goes on from what is in `out`.
sweep <- function(scenario, out, vary = NULL, design = NULL, method = NULL, points = NULL, levels = NULL, sample_seed = NULL, replications = NULL,
                  quarters = NULL, seed = NULL, arms = NULL, labour = NULL, outcomes = NULL, settings = NULL, equal_outlay = TRUE, threads = NULL, force = FALSE) {
  options <- c(
    given(design = design, method = method, points = points, levels = levels, "sample-seed" = sample_seed, replications = replications, quarters = quarters,
      seed = seed, arms = arms, labour = labour, outcomes = outcomes, threads = threads, out = out),
    if (length(vary) > 0) paste0("--vary=", vary), if (length(settings) > 0) paste0("--set=", names(settings), "=", settings),
    if (!equal_outlay) "--no-equal-outlay", if (force) "--force")
  ecosim(c("sweep", options, "--", scenario))
  design_table <- utils::read.csv(file.path(out, "design.csv"), check.names = FALSE)
  merge(utils::read.csv(file.path(out, "results.csv"), na.strings = ""), design_table, by = "point", sort = FALSE)
}

# The results that lie in folders.
read_results <- function(folders) {
  results <- lapply(folders, function(folder) {
    file <- file.path(folder, "summary.json")
    if (!file.exists(file)) stop(folder, " holds no finished results of 'ecosim run'; expected a folder with a summary.json.", call. = FALSE)
    list(folder = folder, summary = jsonlite::fromJSON(file, simplifyVector = FALSE))
  })
  structure(results, class = "ecosim_results")
}

print.ecosim_results <- function(x, ...) {
  for (one in unclass(x)) cat(sprintf("Results of %s, %d replications, in %s\n", one$summary$scenario, one$summary$replications, one$folder))
  invisible(x)
}

# Paired differences of an outcome from each scenario's own baseline, with 95 % intervals of the simulation error. `at` is "end", the
# last quarter, or "mean", over all quarters; an arm NAME@equal-outlay is the twin of NAME at the public outlay of the baseline.
difference <- function(results, outcome, at = "end", scope = "total", labour = NULL) {
  table <- effects(results)
  known <- list(outcome = table$outcome, at = table$at, scope = table$scope, labour = table$labour)
  asked <- list(outcome = outcome, at = at, scope = scope, labour = labour)
  for (name in names(asked)) {
    if (!is.null(asked[[name]]) && !asked[[name]] %in% known[[name]]) stop(unknown(name, asked[[name]], unique(known[[name]]), results), call. = FALSE)
  }
  chosen <- table$outcome == outcome & table$at == at & table$scope == scope & (is.null(labour) | table$labour %in% labour)
  table <- table[chosen, ]
  rownames(table) <- NULL
  table
}

# Job-years, value added, cost and net present value of each arm beyond the baseline, as it is and at equal outlay.
appraisal <- function(results) {
  by_result(results, function(one) {
    rows <- list()
    for (arm in one$summary$arms) for (outlay in c("as it is", "equal")) {
      terms <- if (outlay == "equal") arm$equal_outlay else arm$against_baseline
      for (term in names(terms)) {
        estimate <- terms[[term]]
        # Estimates have a mean, ratios a value; both have an interval.
        middle <- if (is.list(estimate)) c(estimate$mean, estimate$value)
        if (is.null(middle) || is.null(estimate$low)) next
        rows[[length(rows) + 1]] <- data.frame(arm = arm$arm, labour = arm$labour, outlay = outlay, term = term,
          mean = number(middle[[1]]), low = number(estimate$low), high = number(estimate$high))
      }
    }
    do.call(rbind, rows)
  })
}

# All parameters of each scenario as its files state them now; with `differing` those only that are not the same in all. Names and
# files of scenarios can be given too, which are not run.
parameters <- function(results, differing = FALSE) {
  table <- if (inherits(results, "ecosim_results")) by_result(results, function(one) parameters_of(scenario_of(one$summary$command)))
    else do.call(rbind, lapply(results, function(scenario) cbind(scenario = scenario, parameters_of(scenario))))
  if (!differing) return(table)
  differs <- tapply(table$value, table$parameter, function(values) length(unique(values)) > 1)
  table[differs[table$parameter], ]
}

effects <- function(results) table_of(results, "effects")
ledger <- function(results) table_of(results, "ledger")
evaluations <- function(results) table_of(results, "evaluations")
levers <- function(results) table_of(results, "levers")

# What was observed, of one outcome and one scope if they are named. Read with arrow where that is installed.
observations <- function(results, outcome = NULL, scope = NULL) {
  by_result(results, function(one) {
    table <- if (requireNamespace("arrow", quietly = TRUE)) {
      as.data.frame(arrow::open_dataset(file.path(one$folder, "observations")))
    } else {
      # Nothing here reads Parquet, so ecosim does.
      file <- tempfile(fileext = ".csv.gz")
      on.exit(unlink(file))
      ecosim(c("export", "--csv", paste0("--out=", file), "--", one$folder))
      read_table(one$folder, "observations", file)
    }
    table[(is.null(outcome) | table$outcome %in% outcome) & (is.null(scope) | table$scope %in% scope), ]
  })
}

by_result <- function(results, table) {
  tables <- lapply(unclass(results), function(one) {
    rows <- table(one)
    if (is.null(rows) || nrow(rows) == 0) NULL else cbind(scenario = one$summary$scenario, rows)
  })
  do.call(rbind, tables)
}

table_of <- function(results, name) by_result(results, function(one) read_table(one$folder, name, file.path(one$folder, paste0(name, ".csv"))))

# A table with the types that its data dictionary states.
read_table <- function(folder, name, file) {
  if (!file.exists(file)) stop(folder, " has no ", basename(file), ".", call. = FALSE)
  package <- jsonlite::fromJSON(file.path(folder, "datapackage.json"), simplifyVector = FALSE)
  resource <- Filter(function(resource) resource$name == name, package$resources)[[1]]
  types <- vapply(resource$schema$fields, function(field) switch(field$type, integer = "integer", number = "numeric", "character"), character(1))
  utils::read.csv(file, colClasses = types, na.strings = "", encoding = "UTF-8")
}

parameters_of <- function(scenario) {
  text <- ecosim(c("explain", "--parameters", "--format=csv", "--", scenario))
  utils::read.csv(text = text, na.strings = "", stringsAsFactors = FALSE)
}

# The command of a run names its scenario as it was called.
scenario_of <- function(command) {
  rest <- sub("^ecosim run ", "", command)
  if (startsWith(rest, "\"")) strsplit(rest, "\"", fixed = TRUE)[[1]][2] else strsplit(rest, " ", fixed = TRUE)[[1]][1]
}

unknown <- function(name, value, known, results) {
  known <- sort(known)
  if (value %in% appraisal(results)$term) return(sprintf("unknown %s '%s' in the effects. It is a term of appraisal().", name, value))
  distance <- utils::adist(value, known, ignore.case = TRUE)
  near <- known[distance <= max(1, nchar(value) %/% 3)]
  if (length(near) > 0) sprintf("unknown %s '%s' in the effects. Did you mean '%s'?", name, value, near[which.min(distance[distance <= max(1, nchar(value) %/% 3)])])
  else sprintf("unknown %s '%s' in the effects. Expected one of: %s.", name, value, paste(known, collapse = ", "))
}

# Numbers that are not there are words in these files.
number <- function(value) if (is.null(value) || is.character(value)) NA_real_ else as.numeric(value)

# Options that are given, several values with commas between.
given <- function(...) {
  options <- Filter(Negate(is.null), list(...))
  if (length(options) > 0) paste0("--", names(options), "=", vapply(options, function(values) paste(format(values, scientific = FALSE, trim = TRUE, justify = "none"), collapse = ","), character(1)))
}

# Runs a scenario and returns the folder of its results.
run_one <- function(scenario, options) {
  said <- call_ecosim(c("run", "--format=json", options, "--", scenario))
  document <- tryCatch(jsonlite::fromJSON(said$stdout, simplifyVector = FALSE), error = function(e) NULL)
  if (is.null(document)) fail(message_of(said), said$status)
  if (said$status != 0) {
    errors <- Filter(function(d) d$severity == "error", document$diagnostics)
    messages <- vapply(errors, function(d) paste(c(if (!is.null(d$file)) paste(c(d$file, d$line, d$column), collapse = ":"), d$message), collapse = ": "), character(1))
    fail(if (length(messages) > 0) paste(messages, collapse = "\n") else message_of(said), said$status, document$diagnostics, document$folder)
  }
  document$folder
}

# Runs a command and returns its standard output.
ecosim <- function(arguments) {
  said <- call_ecosim(arguments)
  if (said$status != 0) fail(message_of(said), said$status)
  said$stdout
}

# Arguments go to the program as they are, past any shell. An option or a variable of the environment says where the program is.
call_ecosim <- function(arguments) {
  program <- getOption("ecosystemsim.program", Sys.getenv("ECOSIM", unset = Sys.which("ecosim")))
  if (!nzchar(program[1])) {
    stop("There is no 'ecosim' on the path. Install it ('dotnet tool install --global EcosystemSim.Cli'), or say where it is: options(ecosystemsim.program = \"/where/it/is/ecosim\"), or the variable ECOSIM.", call. = FALSE)
  }
  processx::run(program[1], c(program[-1], arguments), error_on_status = FALSE, encoding = "UTF-8")
}

message_of <- function(said) {
  lines <- strsplit(said$stderr, "\n", fixed = TRUE)[[1]]
  lines <- sub("^ecosim: ", "", lines[!startsWith(lines, "progress: ")])
  if (length(lines) > 0) paste(lines, collapse = "\n") else sprintf("ecosim ended with code %d.", said$status)
}

fail <- function(message, exit_code, diagnostics = list(), folder = NULL) {
  stop(structure(class = c("ecosim_error", "error", "condition"), list(message = message, call = NULL, exit_code = exit_code, diagnostics = diagnostics, folder = folder)))
}
