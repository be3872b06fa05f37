"""What the programs share: options, MNIST files, measuring, and the CSV they print."""

import argparse
import gzip
import sys
import time
from pathlib import Path

import numpy as np
import torch

from nets import EXPERIMENTS

BATCHES = 1, 64, 1000
INFERENCE_IMAGES = 1000
FILES = {
    "train images": "train-images-idx3-ubyte",
    "train labels": "train-labels-idx1-ubyte",
    "test images": "t10k-images-idx3-ubyte",
    "test labels": "t10k-labels-idx1-ubyte",
}


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)


class Options(argparse.ArgumentParser):
    def error(self, message):
        fail(message)


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def options(program, figures):
    parser = Options(prog=program, description=f"Measures {program}; figures: {', '.join(figures)}")
    parser.add_argument("--mnist", type=Path, help="folder of the four .gz files")
    parser.add_argument("--experiment", help=", ".join(EXPERIMENTS))
    parser.add_argument("--threads", type=positive, default=1)
    parser.add_argument("--updates", type=positive, default=200, help="of each measurement")
    parser.add_argument("--repetitions", type=positive, default=3)
    parser.add_argument("--figures", default=",".join(figures))
    parser.add_argument(
        "--wait",
        action="store_true",
        help="say 'ready' on stderr before the training is measured and wait for a line on stdin",
    )
    parser.add_argument("--verbose", action="store_true", help="say on stderr what was chosen")
    chosen = parser.parse_args()
    chosen.figures = chosen.figures.split(",")
    for figure in chosen.figures:
        if figure not in figures:
            fail(f"unknown figure '{figure}', known are {', '.join(figures)}")
    if chosen.figures != ["matmul"]:
        if chosen.experiment not in EXPERIMENTS:
            fail(f"unknown experiment '{chosen.experiment}', known are {', '.join(EXPERIMENTS)}")
        for name in FILES.values():
            if chosen.mnist is None or not (chosen.mnist / f"{name}.gz").is_file():
                fail(f"--mnist: no {name}.gz in '{chosen.mnist}'")
    return chosen


def read(folder, what):
    """An IDX file as an array; its header tells the number of axes and their lengths."""
    data = gzip.decompress((folder / f"{FILES[what]}.gz").read_bytes())
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * axes).reshape(shape).copy()


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(program, trainer, classifier=None, matmul=None):
    """
    trainer(options, updates) has train(updates) -> images and test(); updates is how many will come.
    classifier(options, pixels), if there is one, gives the function from pixels [N, 784] to logits, ready for pixels.
    matmul(), if there is one, gives GFLOP/s.
    """
    figures = ["training", "epoch"]
    figures += ["inference"] if classifier else []
    figures += ["matmul"] if matmul else []
    chosen = options(program, figures)
    torch.set_num_threads(chosen.threads)
    print("program,version,experiment,threads,figure,unit,value", flush=True)

    def row(figure, unit, value, experiment=chosen.experiment):
        version = f"torch {torch.__version__}"
        start = f"{program},{version},{experiment},{chosen.threads}"
        print(f"{start},{figure},{unit},{value:.6g}", flush=True)

    if "training" in chosen.figures or "epoch" in chosen.figures:
        train(chosen, trainer, row)
    if "inference" in chosen.figures:
        for batch in BATCHES:
            infer(chosen, classifier, batch, row)
    for _ in range(chosen.repetitions if "matmul" in chosen.figures else 0):
        row("matmul", "GFLOP/s", matmul(), experiment="-")


def train(chosen, trainer, row):
    epoch = -(-60_000 // EXPERIMENTS[chosen.experiment].batch)
    warm_up = -(-chosen.updates // 2)
    planned = warm_up + chosen.repetitions * (chosen.updates + epoch)
    work = trainer(chosen, planned)
    work.train(warm_up)
    if "training" in chosen.figures:
        if chosen.wait:
            print("ready", file=sys.stderr, flush=True)
            sys.stdin.readline()
        for _ in range(chosen.repetitions):
            start = time.perf_counter()
            images = work.train(chosen.updates)
            row("training", "images/s", images / (time.perf_counter() - start))
    if "epoch" in chosen.figures:
        for _ in range(chosen.repetitions):
            row("epoch", "s", seconds(lambda: (work.train(epoch), work.test())))


def infer(chosen, classifier, batch, row):
    pixels = read(chosen.mnist, "test images").reshape(-1, 784)[:batch]
    logits = classifier(chosen, pixels)
    calls = -(-INFERENCE_IMAGES // batch)

    def work():
        for _ in range(calls):
            logits(pixels)

    work()
    for _ in range(chosen.repetitions):
        time_per_image = seconds(work) / (calls * batch)
        row(f"inference_{batch}", "images/s", 1 / time_per_image)
        if batch == 1:
            row("latency_1", "us", 1e6 * time_per_image)
