"""Runs scenarios of EcosystemSim and reads their results as data frames.

    import ecosystemsim as es
    both = es.compare(["west-denmark", "mine.yaml"], replications=40)
    both.difference("jobs")
    both.parameters()

Needs the command ``ecosim`` and nothing but Python's standard library. Tables are data frames of pandas, or of Polars where only
that is installed; with neither they are lists of dicts. Whatever ``ecosim`` refuses becomes an :class:`EcosimError` with its message.
"""
import csv
import difflib
import gzip
import importlib.util
import io
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["Comparison", "EcosimError", "Results", "compare", "parameters", "program", "read", "run", "sweep", "tables_as"]
__version__ = "0.1.0"

program = None
"""What is run: a path, or a list such as ["dotnet", "ecosim.dll"]. None: the variable ECOSIM of the environment, else ``ecosim`` on the path."""

tables_as = None
"""What tables come as: "pandas", "polars" or "dicts". None: the first of them that is installed."""


class EcosimError(Exception):
    """What ``ecosim`` said when it did not do what was asked.

    ``exit_code`` is its own: 1 some replications failed, 2 bad input, 3 a difference was found, 130 stopped. ``diagnostics`` has
    file, line and column of what is wrong in files. ``folder`` has the results that are there all the same, or is None.
    """

    def __init__(self, message, exit_code, diagnostics=(), folder=None):
        super().__init__(message)
        self.exit_code, self.diagnostics, self.folder = exit_code, list(diagnostics), folder


class Results:
    """A folder of results of ``ecosim run``."""

    def __init__(self, folder):
        self.folder = Path(folder)
        if not (self.folder / "summary.json").is_file():
            raise FileNotFoundError(f"{folder} holds no finished results of 'ecosim run'; expected a folder with a summary.json.")
        self.summary = _json(self.folder / "summary.json")
        self.manifest = _json(self.folder / "manifest.json")

    def __repr__(self):
        return f"<Results of {self.scenario}, {self.summary['replications']} replications, in {self.folder}>"

    @property
    def scenario(self):
        """Name of the scenario."""
        return self.summary["scenario"]

    def difference(self, outcome, at="end", scope="total", labour=None):
        """Paired differences of an outcome from the baseline, with 95 % intervals of the simulation error: rows of effects.csv.

        ``at`` is "end", the last quarter, or "mean", over all quarters; ``scope`` is "total" or "region"; ``labour`` is "slack",
        "binding" or None for both. An arm ``NAME@equal-outlay`` is the twin of ``NAME`` at the public outlay of the baseline.
        """
        return _frame(_difference([self], outcome, at, scope, labour))

    def appraisal(self):
        """Job-years, value added, cost and net present value of each arm beyond the baseline, as it is and at equal outlay."""
        return _frame(_appraisal([self]))

    def observations(self, outcome=None, scope=None):
        """What was observed: arm, labour, replication, quarter, scope, scope_id, outcome, value. Of one outcome and scope if they are named."""
        wanted = {name: value for name, value in (("outcome", outcome), ("scope", scope)) if value is not None}
        kind, parquet = _kind(), self.folder / "observations"
        if kind == "pandas" and parquet.is_dir() and importlib.util.find_spec("pyarrow"):
            import pandas
            return pandas.read_parquet(parquet, engine="pyarrow", filters=[(name, "==", value) for name, value in wanted.items()] or None)
        if kind == "polars" and parquet.is_dir():
            import polars
            table = polars.scan_parquet(str(parquet / "*.parquet"))
            return (table.filter(**wanted) if wanted else table).collect()
        # Nothing here reads Parquet, so ecosim does.
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "observations.csv.gz"
            _ecosim("export", "--csv", "--out=" + str(file), "--", str(self.folder))
            return _frame(self._rows("observations", file, lambda row: all(row[name] == value for name, value in wanted.items())))

    def effects(self):
        """All paired differences from the baseline: effects.csv."""
        return self._table("effects")

    def ledger(self):
        """In which firms the differences in jobs lie: ledger.csv."""
        return self._table("ledger")

    def evaluations(self):
        """What help does to the firms that get it: evaluations.csv."""
        return self._table("evaluations")

    def levers(self):
        """What each lever does, of a run with ``lever_arms=True``: levers.csv."""
        return self._table("levers")

    def parameters(self):
        """All parameters of the scenario as its files state them now: parameter, value, low, high, unit, source, meaning, note."""
        return _frame(_parameters(self.summary))

    def _table(self, name):
        return _frame(self._rows(name, self.folder / (name + ".csv")))

    def _rows(self, name, file, chosen=lambda row: True):
        """Rows of a table as dicts, with the types that its data dictionary states."""
        if not file.is_file():
            raise FileNotFoundError(f"{self.folder} has no {file.name}.")
        package = _json(self.folder / "datapackage.json")
        fields = next(resource for resource in package["resources"] if resource["name"] == name)["schema"]["fields"]
        types = {field["name"]: {"integer": int, "number": float}.get(field["type"], str) for field in fields}
        opened = gzip.open(file, "rt", encoding="utf-8", newline="") if file.suffix == ".gz" else open(file, encoding="utf-8", newline="")
        with opened as lines:
            return [_typed(row, types) for row in csv.DictReader(lines) if chosen(row)]


class Comparison:
    """Results of several scenarios. Tables have a first column ``scenario``."""

    def __init__(self, results):
        self.results = list(results)
        if not self.results:
            raise ValueError("There is nothing to compare; expected one scenario or more.")

    def __repr__(self):
        return f"<Comparison of {', '.join(r.scenario for r in self.results)}>"

    def __iter__(self):
        return iter(self.results)

    def difference(self, outcome, at="end", scope="total", labour=None):
        """Paired differences of an outcome from each scenario's own baseline; see :meth:`Results.difference`."""
        return _frame(_difference(self.results, outcome, at, scope, labour))

    def appraisal(self):
        """See :meth:`Results.appraisal`."""
        return _frame(_appraisal(self.results))

    def parameters(self, differing=False):
        """All parameters of each scenario; see :meth:`Results.parameters`. With ``differing`` those only that are not the same in all."""
        tables = [_parameters(r.summary) for r in self.results]
        values = {}
        for row in (row for table in tables for row in table):
            values.setdefault(row["parameter"], []).append(row["value"])
        same = {name for name, all_values in values.items() if len(set(all_values)) == 1}
        return _frame([row for table in tables for row in table if not (differing and row["parameter"] in same)])


def run(scenario, replications=None, quarters=None, seed=None, arms=None, labour=None, lever_arms=False, equal_outlay=True, threads=None, out=None,
        force=False, verbose=False):
    """Runs a scenario and returns its :class:`Results`; results that are there already are not computed again.

    ``scenario`` is the path of a file, or the name of a scenario that ecosim carries. ``replications`` is a number or "auto". What
    is not given is the scenario's own. ``out`` is the folder of results, ``results/<scenario>-<hash>`` if it is not given. With
    ``verbose`` ecosim shows how far it is. An interrupt (Ctrl-C) stops it; finished replications are kept, and the same call goes on.
    """
    options = _given(replications=replications, quarters=quarters, seed=seed, arms=_listed(arms), labour=labour, threads=threads, out=out)
    flags = [f"--{name}" for name, given in (("lever-arms", lever_arms), ("no-equal-outlay", not equal_outlay), ("force", force)) if given]
    return Results(_document("run", *options, *flags, "--", os.fspath(scenario), verbose=verbose)["folder"])


def compare(scenarios, **options):
    """Runs scenarios, each with the same options as :func:`run`, and returns a :class:`Comparison`."""
    if isinstance(scenarios, (str, os.PathLike)):
        scenarios = [scenarios]
    if options.get("out") is not None:
        raise ValueError("'out' is one folder, and each scenario has results of its own; read folders with Comparison(read(folder) for folder in …).")
    return Comparison([run(scenario, **options) for scenario in scenarios])


def sweep(scenario, out, vary=None, design=None, method=None, points=None, levels=None, sample_seed=None, replications=None, quarters=None, seed=None,
          arms=None, labour=None, outcomes=None, settings=None, equal_outlay=True, threads=None, force=False, verbose=False):
    """Runs a scenario at many points of its parameters (``ecosim sweep``) and returns one table: a row for each point, arm, labour,
    replication and outcome, with its ``value`` and what the point sets (columns ``set:PATH``).

    ``vary`` is a list of what ecosim understands, such as ["search.blur=0.2..0.8"], or a dict of paths with lists of values; or
    ``design`` is a CSV file of points. ``settings`` is a dict of what all points set. ``out`` is the folder of results: the same
    call goes on from there, and more points or replications compute only what is new.
    """
    varied = [f"{path}={','.join(map(str, values))}" for path, values in vary.items()] if isinstance(vary, dict) else [vary] if isinstance(vary, str) else vary or []
    options = _given(design=design, method=method, points=points, levels=levels, sample_seed=sample_seed, replications=replications, quarters=quarters, seed=seed,
                     arms=_listed(arms), labour=labour, outcomes=_listed(outcomes), threads=threads, out=out)
    options += [f"--vary={what}" for what in varied] + [f"--set={path}={value}" for path, value in (settings or {}).items()]
    flags = [flag for flag, given in (("--no-equal-outlay", not equal_outlay), ("--force", force)) if given]
    _ecosim("sweep", *options, *flags, "--", os.fspath(scenario), verbose=verbose, folder=out)
    folder = Path(out)
    with open(folder / "design.csv", encoding="utf-8", newline="") as lines:
        design_of = {row["point"]: {"set:" + path: _value(text) for path, text in row.items() if path != "point"} for row in csv.DictReader(lines)}
    with open(folder / "results.csv", encoding="utf-8", newline="") as lines:
        return _frame([{**_typed(row, {"point": int, "replication": int, "value": float}), **design_of[row["point"]]} for row in csv.DictReader(lines)])


def read(folder):
    """The results that lie in a folder."""
    return Results(folder)


def parameters(scenario):
    """All parameters of a scenario, without running it; see :meth:`Results.parameters`."""
    return _frame(_parameters_of(os.fspath(scenario)))


def _difference(results, outcome, at, scope, labour):
    rows = []
    for result in results:
        effects = result._rows("effects", result.folder / "effects.csv")
        for name, value, known in (("outcome", outcome, {r["outcome"] for r in effects}), ("at", at, {"end", "mean"}), ("scope", scope, {r["scope"] for r in effects}),
                                   ("labour", labour, {r["labour"] for r in effects} | {None})):
            if value not in known:
                raise ValueError(_unknown(name, value, sorted(known - {None}), result))
        rows += [{"scenario": result.scenario, **row} for row in effects
                 if row["outcome"] == outcome and row["at"] == at and row["scope"] == scope and labour in (None, row["labour"])]
    return rows


def _unknown(name, value, known, result):
    near = difflib.get_close_matches(str(value), known, 3)
    meant = f" Did you mean {' or '.join(map(repr, near))}?" if near else f" Expected one of: {', '.join(known)}."
    terms = {row["term"] for row in _appraisal([result])}
    return f"unknown {name} {value!r} in the effects of {result.scenario}.{' It is a term of appraisal().' if value in terms else meant}"


def _appraisal(results):
    rows = []
    for result in results:
        for arm in result.summary["arms"]:
            for outlay, terms in (("as it is", arm.get("against_baseline")), ("equal", arm.get("equal_outlay"))):
                for term, estimate in (terms or {}).items():
                    # Estimates have a mean, ratios a value; both have an interval.
                    if isinstance(estimate, dict) and "low" in estimate and ("mean" in estimate or "value" in estimate):
                        rows.append({
                            "scenario": result.scenario, "arm": arm["arm"], "labour": arm["labour"], "outlay": outlay, "term": term,
                            "mean": _number(estimate.get("mean", estimate.get("value"))), "low": _number(estimate["low"]), "high": _number(estimate["high"])})
    return rows


def _parameters(summary):
    # The command of a run names its scenario as it was called.
    return [{"scenario": summary["scenario"], **row} for row in _parameters_of(_scenario_of(summary["command"]))]


def _scenario_of(command):
    rest = command[len("ecosim run "):]
    return rest[1:].split('"')[0] if rest.startswith('"') else rest.split(" ")[0]


def _parameters_of(scenario):
    text = _ecosim("explain", "--parameters", "--format=csv", "--", scenario)
    return [_typed(row, {"value": float, "low": float, "high": float}) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _typed(row, types):
    return {name: None if cell == "" else types.get(name, str)(cell) for name, cell in row.items()}


def _number(value):
    # Numbers that are not there are words in these files.
    return None if value is None or value in ("NaN", "Infinity", "-Infinity") else value


def _kind():
    if tables_as is None:
        return next((name for name in ("pandas", "polars") if importlib.util.find_spec(name)), "dicts")
    if tables_as not in ("pandas", "polars", "dicts"):
        raise ValueError(f"tables_as is {tables_as!r}; expected 'pandas', 'polars', 'dicts' or None.")
    return tables_as


def _frame(rows):
    kind = _kind()
    if kind == "pandas":
        import pandas
        return pandas.DataFrame(rows)
    if kind == "polars":
        import polars
        return polars.DataFrame(rows, infer_schema_length=None)
    return rows


def _json(file):
    with open(file, encoding="utf-8") as text:
        return json.load(text)


def _document(*arguments, verbose=False):
    """Runs a command that writes a document for scripts, and returns that."""
    code, text, error = _call([arguments[0], "--format=json", *arguments[1:]], verbose)
    try:
        document = json.loads(text)
    except ValueError:
        raise EcosimError(_message(error) or f"ecosim ended with code {code} and wrote no document.", code) from None
    if code != 0:
        found = [d for d in document["diagnostics"] if d["severity"] == "error"]
        said = "\n".join(": ".join(filter(None, [_place(d), d["message"]])) for d in found)
        raise EcosimError(said or _message(error) or f"ecosim ended with code {code}: {document['status']}.", code, document["diagnostics"], document.get("folder"))
    return document


def _place(diagnostic):
    return ":".join(str(diagnostic[key]) for key in ("file", "line", "column") if diagnostic.get(key) is not None)


def _ecosim(*arguments, verbose=False, folder=None):
    """Runs a command and returns its standard output."""
    code, text, error = _call(arguments, verbose)
    if code != 0:
        raise EcosimError(_message(error) or f"ecosim ended with code {code}.", code, folder=folder)
    return text


def _given(**options):
    return [f"--{name.replace('_', '-')}={value}" for name, value in options.items() if value is not None]


def _listed(names):
    return names if names is None or isinstance(names, str) else ",".join(names)


def _value(text):
    try:
        return float(text)
    except ValueError:
        return text


def _message(error):
    lines = [line for line in (error or "").splitlines() if not line.startswith("progress: ")]
    return "\n".join(line[len("ecosim: "):] if line.startswith("ecosim: ") else line for line in lines).strip()


def _call(arguments, verbose):
    """Exit code, standard output and standard error. Arguments go to the program as they are, past any shell."""
    with subprocess.Popen(
            [*_program(), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=None if verbose else subprocess.PIPE, encoding="utf-8") as process:
        try:
            text, error = process.communicate()
        except KeyboardInterrupt:
            # It stops in order; what is finished is kept.
            process.terminate()
            process.communicate()
            raise
    return process.returncode, text, error


def _program():
    chosen = program if program is not None else os.environ.get("ECOSIM") or shutil.which("ecosim")
    if not chosen:
        raise FileNotFoundError("There is no 'ecosim' on the path. Install it ('dotnet tool install --global EcosystemSim.Cli'), or say where it is: ecosystemsim.program = \"/where/it/is/ecosim\", or the variable ECOSIM.")
    return [os.fspath(chosen)] if isinstance(chosen, (str, os.PathLike)) else [os.fspath(part) for part in chosen]
