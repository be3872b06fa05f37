#!/usr/bin/env python3
"""
Measures this project and its rivals in alternation and writes results.csv beside this file, from
which the command `report` makes docs/performance.md. What has to be built first is in README.md.
"""

import argparse
import csv
import io
import os
import platform
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
OURS = HERE.parent / "reproduce" / "target" / "reproduce.jar"
DJL = HERE / "djl" / "target" / "djl-bench.jar"
PYTORCH = HERE / "pytorch"
ENGINES = "tensorflow", "vector"
EXPERIMENTS = "era2-s7/step1", "era2-s7/step3", "era2-s7/step5", "era2-s7/step6", "s7/model3"
COLUMNS = "program,version,java,experiment,threads,jobs,figure,unit,n,median,min,max,cpu,cores,date"
NO_JAVA = "-"
MATMUL = "pytorch-expert"  # the rival that measures the arithmetic limit, too

# Threads of each job, and jobs side by side.
SETUPS = (1, 1), (2, 1), (1, 2)


def fail(message):
    sys.exit(message)


def rivals(python):
    """Command of each rival, and what it can measure besides training."""
    return {
        "pytorch-as-written": ([python, PYTORCH / "as_written.py"], ["inference"]),
        "pytorch-expert": ([python, PYTORCH / "expert.py"], ["inference"]),
        "pytorch-rewritten": ([python, PYTORCH / "rewritten.py"], []),
        "djl": (["java", "-jar", DJL], ["inference"]),
    }


def check(chosen):
    """What is missing, before an hour is spent."""
    for jar, folder in (OURS, HERE.parent), (DJL, HERE / "djl"):
        if not jar.exists():
            fail(f"no {jar}; build it with: mvn -q package -DskipTests, in {folder}")
    if not (chosen.mnist / "train-images-idx3-ubyte.gz").is_file():
        fail(f"--mnist: no train-images-idx3-ubyte.gz in '{chosen.mnist}'")
    found = subprocess.run([chosen.python, "-c", "import torch, torchvision"], capture_output=True)
    if found.returncode:
        fail(
            f"{chosen.python} has no PyTorch with torchvision; on Debian: apt-get install"
            " python3-torch python3-torchvision libopenblas0-pthread, and --python /usr/bin/python3"
        )


def finished(process, command):
    output, errors = process.communicate()
    if process.returncode:
        fail(f"{' '.join(map(str, command))}\nended with status {process.returncode}:\n{errors}")
    return list(csv.DictReader(io.StringIO(output)))


def start(command, threads):
    pipe = subprocess.PIPE
    # OpenBLAS takes all cores whatever PyTorch has been told: one thread's limit was twice too high.
    environment = dict(os.environ, OPENBLAS_NUM_THREADS=str(threads))
    return subprocess.Popen(
        list(map(str, command)), env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


def ours(chosen, java, engine, experiment, threads, jobs):
    """Rows (program, version, java, figure, unit, median of the repetitions) of a run of ours."""
    module = ["--add-modules", "jdk.incubator.vector"] if engine == "vector" else []
    command = [java, *module, "-jar", OURS, "bench", "--csv", "--experiment", experiment]
    command += ["--engine", engine]
    command += ["--threads", threads * jobs, "--jobs", jobs, "--data", chosen.mnist]
    command += ["--updates", chosen.updates, "--repetitions", chosen.repetitions]
    for row in finished(start(command, threads), command):
        if row["n"] == "0":
            continue
        version, figure, median = row["code_version"], row["figure"], float(row["median"])
        if figure != "latency_digits":
            yield "mnist8k-" + engine, version, row["java"], figure, row["unit"], median
        elif (threads, jobs) == (1, 1):  # it has one thread, and vectors where the module is
            program = "mnist-digits" if module else "mnist-digits-without-vectors"
            yield program, version, row["java"], "latency_1", "us", median
            yield program, version, row["java"], "inference_1", "images/s", 1e6 / median


def programs(chosen, threads):
    """Each Java and engine of a setup; all but the first Java are measured on two threads alone."""
    yield from ((chosen.java[0], engine) for engine in ENGINES)
    if threads == 2:
        yield from ((java, "vector") for java in chosen.java[1:])


def rival(chosen, name, experiment, threads, jobs):
    """The same of a rival; jobs are processes whose training starts at the same time."""
    command, more = rivals(chosen.python)[name]
    figures = ["training"] + (more if jobs == 1 else [])
    command = command + ["--mnist", chosen.mnist, "--experiment", experiment, "--threads", threads]
    command += ["--updates", chosen.updates, "--repetitions", chosen.repetitions]
    command += ["--figures", ",".join(figures), "--wait"]
    processes = [start(command, threads) for _ in range(jobs)]
    for process in processes:
        while True:
            line = process.stderr.readline()
            if line.strip() == "ready":
                break
            if not line:
                finished(process, command)
                fail(f"{name} ended before it was ready")
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    tables = [finished(process, command) for process in processes]
    values = defaultdict(list)
    for table in tables:
        repetitions = defaultdict(list)
        for row in table:
            key = row["version"], row["figure"], row["unit"]
            repetitions[key].append(float(row["value"]))
        for key, all_values in repetitions.items():
            values[key].append(statistics.median(all_values))
    for (version, figure, unit), medians in values.items():
        yield name, version, NO_JAVA, figure, unit, sum(medians)  # speeds of jobs add up


def matmul(chosen, threads):
    command, _ = rivals(chosen.python)[MATMUL]
    command = command + ["--figures", "matmul", "--threads", threads, "--repetitions", 1]
    for row in finished(start(command, threads), command):
        yield row["program"], row["version"], NO_JAVA, row["figure"], row["unit"], float(row["value"])


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def write(file, measured):
    """All rows, in one go."""
    constant = [processor(), os.cpu_count(), time.strftime("%Y-%m-%d")]
    temporary = file.with_suffix(".tmp")
    with temporary.open("w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS.split(","))
        for key, values in measured.items():
            spread = statistics.median(values), min(values), max(values)
            numbers = [len(values)] + [f"{value:.6g}" for value in spread]
            table.writerow(list(key) + numbers + constant)
    temporary.replace(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", type=Path, required=True, help="folder of the four .gz files")
    parser.add_argument("--python", default="/usr/bin/python3", help="a Python with PyTorch")
    parser.add_argument(
        "--java",
        nargs="+",
        default=["java"],
        help="commands of Java; the first runs both engines, the others the vector engine on two threads",
    )
    known = list(rivals(""))
    parser.add_argument("--rival", nargs="+", choices=known, default=known)
    parser.add_argument("--updates", type=int, default=60, help="of each measurement")
    parser.add_argument("--repetitions", type=int, default=3, help="in each run; their median counts")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program and setup")
    parser.add_argument("--experiment", nargs="+", default=EXPERIMENTS)
    parser.add_argument("--out", type=Path, default=HERE / "results.csv")
    chosen = parser.parse_args()
    check(chosen)

    measured = defaultdict(list)
    for turn in range(chosen.rounds):
        for threads, jobs in SETUPS:
            if jobs == 1:
                for program, version, java, figure, unit, value in matmul(chosen, threads):
                    measured[program, version, java, "-", threads, jobs, figure, unit].append(value)
            for experiment in chosen.experiment:
                runs = []
                for java, engine in programs(chosen, threads):
                    run = java, engine, experiment, threads, jobs
                    runs.append(lambda run=run: ours(chosen, *run))
                for name in chosen.rival:
                    runs.append(lambda name=name: rival(chosen, name, experiment, threads, jobs))
                for run in runs:
                    rows = list(run())
                    for program, version, java, figure, unit, value in rows:
                        key = program, version, java, experiment, threads, jobs, figure, unit
                        measured[key].append(value)
                    print(
                        f"round {turn + 1}/{chosen.rounds}, {experiment}, {threads} threads x {jobs}"
                        f" jobs, {rows[0][0]}: "
                        + ", ".join(f"{row[5]:.0f}" for row in rows if row[3] == "training"),
                        file=sys.stderr,
                    )
    write(chosen.out, measured)


if __name__ == "__main__":
    main()
