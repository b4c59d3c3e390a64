"""Draws the difference in jobs from the baseline over time, with the band of 90 % of the replications.

    python3 docs/examples/plot.py results/small-world difference.svg

Needs pandas and Matplotlib.
"""
import json
import sys

import matplotlib
import pandas as pd

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def main(folder, file):
    observations = pd.read_csv(f"{folder}/observations.csv.gz")
    with open(f"{folder}/manifest.json", encoding="utf-8") as manifest:
        baseline = json.load(manifest)["baseline"]
    labour = observations["labour"].iloc[0]
    jobs = observations[(observations.scope == "total") & (observations.outcome == "jobs") & (observations.labour == labour)]
    paths = jobs.pivot(index=["replication", "quarter"], columns="arm", values="value")
    differences = paths.sub(paths[baseline], axis=0).drop(columns=baseline)

    figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
    for arm, style in zip(differences.columns, ["-", "--", "-.", ":"] * 3):
        over_time = differences[arm].unstack("replication")
        line, = axes.plot(over_time.index, over_time.mean(axis=1), style, label=arm)
        axes.fill_between(over_time.index, over_time.quantile(0.05, axis=1), over_time.quantile(0.95, axis=1), color=line.get_color(), alpha=0.15, linewidth=0)
    axes.axhline(0, color="grey", linewidth=0.8)
    axes.set_ylabel("jobs")
    axes.set_title(f"Jobs less those of {baseline} under {labour} labour")
    axes.set_xticks(axes.get_xticks()[::4])
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    figure.savefig(file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
