#!/usr/bin/env python3
"""Measures a sweep on local[2] beside `run --jobs 2`, in alternation: runs per hour, and what a task costs beside its epochs.

After `mvn package -DskipTests`, on a machine that does nothing else: python3 bench/sweep.py
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def timed(command, environment=None):
    start = time.monotonic()
    subprocess.run(
        command,
        check=True,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.monotonic() - start


def tasks(log):
    """Launch and finish of each task, in seconds, from Spark's own log of events."""
    for line in log.read_text().splitlines():
        event = json.loads(line)
        if event["Event"] == "SparkListenerTaskEnd":
            info = event["Task Info"]
            yield info["Launch Time"] / 1000, info["Finish Time"] / 1000


def epoch_seconds(out):
    """Seconds of training and testing in all logs of a folder."""
    total = 0
    for log in out.rglob("epochs.csv"):
        with open(log, newline="") as file:
            total += sum(float(row["train_seconds"]) + float(row["test_seconds"]) for row in csv.DictReader(file))
    return total


def sweep(what, folder):
    out, events = folder / "sweep", folder / "events"
    events.mkdir()
    options = (
        f"-Dspark.eventLog.enabled=true -Dspark.eventLog.dir=file:{events}"
        " -Dspark.eventLog.compress=false -Dspark.eventLog.rolling.enabled=false"
    )
    script = ROOT / "reproduce-spark/target/mnist8k-sweep"
    seconds = timed(
        [script, "--master", "local[2]", "--quiet", "--out", out, *what], {"JDK_JAVA_OPTIONS": options}
    )
    times = list(tasks(next(events.iterdir())))
    busy = sum(end - start for start, end in times)
    span = max(end for _, end in times) - min(start for start, _ in times)
    return seconds, (busy - epoch_seconds(out)) / len(times), (2 * span - busy) / len(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--experiment", default="era2-s7/step6")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--data", default="mnist")
    args = parser.parse_args()
    what = ["--experiment", args.experiment, "--seeds", f"0..{args.seeds - 1}", "--epochs", str(args.epochs)]
    what += ["--data", args.data]
    rows = []
    for number in range(args.rounds):
        folder = Path(tempfile.mkdtemp(prefix="mnist8k-bench-"))
        try:
            one = [ROOT / "reproduce/target/mnist8k", "run", "--engine", "vector", "--jobs", "2", "--threads", "2"]
            one += ["--quiet", "--out", folder / "run", *what]
            # Who is first changes, as machines warm up.
            if number % 2 == 0:
                run, spark = timed(one), sweep(what, folder)
            else:
                spark, run = sweep(what, folder), timed(one)
        finally:
            shutil.rmtree(folder)
        rows.append((run, *spark))
        print(
            f"round {number}: run {run:.1f} s, sweep {spark[0]:.1f} s; a task: {spark[1]:.2f} s beside its epochs,"
            f" {spark[2]:.2f} s of a core waiting",
            flush=True,
        )
    for name, column in (("run --jobs 2", 0), ("sweep local[2]", 1)):
        hourly = [3600 * args.seeds / row[column] for row in rows]
        print(f"{name}: {statistics.median(hourly):.0f} runs per hour ({min(hourly):.0f} to {max(hourly):.0f}), n {len(rows)}")
    ratios = [row[0] / row[1] for row in rows]
    print(f"ratio: {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})")


main()
