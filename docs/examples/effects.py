"""Computes the effects of a run again from its observations, and compares them with effects.csv to the last digit.

    ecosim export results/small-world --csv
    python3 docs/examples/effects.py results/small-world

Needs nothing but Python's standard library. An effect is a paired difference: in each replication, an arm less the baseline
under the same luck and labour closure; then the mean over replications with its 95 % interval by Student's t.
"""
import csv
import gzip
import json
import math
import sys

# Values are whole numbers over a divisor that belongs to the unit (docs/outcomes.md); differences of whole numbers are exact.
DIVISOR = {"hours": 60, "output of a mean job": 256, "log points": 1_000_000, "share": 1_000_000, "index": 100_000_000}


def t_quantile(df):
    """97.5 % quantile of Student's t for whole degrees of freedom, by bisection of the finite series of its distribution
    (Abramowitz and Stegun 26.7.3 and 26.7.4); to 12 decimals, as ecosim uses it."""
    def inside(t):      # probability between -t and t
        theta = math.atan(t / math.sqrt(df))
        cos2 = math.cos(theta) ** 2
        odd = df % 2
        term = total = (math.cos(theta) if odd else 1.0) if df > 1 else 0.0
        for k in range(3 if odd else 2, df - 1, 2):
            term *= cos2 * (k - 1) / k
            total += term
        return 2 / math.pi * (theta + math.sin(theta) * total) if odd else math.sin(theta) * total
    low, high = 0.0, 1000.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if inside(middle) < 0.95 else (low, middle)
    return round(low, 12)


def estimate(differences):
    """Mean, deviation and interval; sums in the order of the replications, so that the bits are those of ecosim."""
    n, total, squares = len(differences), 0.0, 0.0
    for d in differences:
        total += d
    mean = total / n
    if n == 1:
        return mean, None, None, None
    for d in differences:
        squares += (d - mean) * (d - mean)
    sd = math.sqrt(squares / (n - 1))
    half = t_quantile(n - 1) * sd / math.sqrt(n)
    return mean, sd, mean - half, mean + half


def effects(folder, unit):
    """By arm, labour, scope, scope id, outcome and 'end' or 'mean': mean, sd, low, high."""
    with open(f"{folder}/manifest.json", encoding="utf-8") as file:
        manifest = json.load(file)
    paths = {}          # (arm, labour, scope, id, outcome) -> replication -> quarter -> whole number
    with gzip.open(f"{folder}/observations.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scope"] not in ("total", "region"):
                continue
            key = row["arm"], row["labour"], row["scope"], row["scope_id"], row["outcome"]
            whole = round(float(row["value"]) * DIVISOR.get(unit[row["outcome"]], 1))
            paths.setdefault(key, {}).setdefault(int(row["replication"]), {})[row["quarter"]] = whole
    for (arm, *rest), own in paths.items():
        baseline = paths.get((manifest["baseline"], *rest), {})
        divisor = DIVISOR.get(unit[rest[-1]], 1)
        ends, means = [], []
        for replication in sorted(own):
            there = baseline.get(replication, {})
            both = [own[replication][q] - there[q] for q in sorted(own[replication]) if q in there]
            if both:
                ends.append(both[-1] / divisor)
                means.append(sum(both) / (divisor * len(both)))
        for at, differences in (("end", ends), ("mean", means)):
            if len(differences) == len(own):
                yield (arm, *rest, at), estimate(differences)


def main(folder):
    with open(f"{folder}/effects.csv", encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    found = dict(effects(folder, {row["outcome"]: row["unit"] for row in table}))
    different = 0
    for row in table:
        key = tuple(row[c] for c in ("arm", "labour", "scope", "scope_id", "outcome", "at"))
        written = tuple(float(row[c]) if row[c] else None for c in ("mean", "sd", "low", "high"))
        # Ten digits, as the file has them.
        mine = tuple(None if v is None else float(f"{v:.10g}") for v in found.get(key, (None,) * 4))
        if mine != written:
            different += 1
            print("differs:", *key, mine, written)
        if row["scope"] == "total" and row["outcome"] == "jobs" and row["at"] == "end":
            print(f"{row['arm']}, {row['labour']}: {row['mean']} jobs ({row['low']} to {row['high']})")
    print(f"{len(table)} effects computed again, {different} of them other than in effects.csv.")
    return 1 if different or not table else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
