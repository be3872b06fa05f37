#!/usr/bin/env python3
"""Draws rooms.svg: the modules and their packages. A module uses only those below it."""

from html import escape
from pathlib import Path

WIDTH, MARGIN, GAP, ROW = 1180, 20, 8, 120
INNER = WIDTH - 2 * MARGIN - 24

ROOMS = [
    ("reproduce-spark", "sweeps on Apache Spark", """
        spark: the command sweep
        spark.grid: variants of an experiment
        spark.cluster: Spark, and the task that trains one run"""),
    ("reproduce", "the program", """
        command: the commands
        options: what they share
        experiments: the 17, more
        runs: several at once
        documents: for reports
        tensorboard: event files
        bench: speed
        export: nets for others
        export.onnx: as ONNX
        text: for a terminal
        failures: in one line
        machine: the process"""),
    ("mnist-reports", "documents from logs", """
        reports: tables, pages
        sheet: of one run
        page: for a browser
        claims: verdicts
        statistics: intervals
        audit: others' logs
        performance: speed
        plots: of the project
        drawing: SVG, PNG
        runs: logs, rules
        text: Markdown"""),
    ("mnist-vector", "a second engine, in pure Java", """
        vector: the engine, its threads
        stages: a net, group by group
        kernels: loops over vectors
        images: augmentation"""),
    ("mnist-training", "the loop", """
        training: loop, plan, Engine
        recipe: optimizers, schedules
        experiment: a value and its JSON
        tensorflow: the engine
        files: a run and its folder
        log: epochs.csv, run.json
        machine: where it ran"""),
    ("mnist-models", "nets as values", """
        models: Net, summary
        layers: shapes, parameters
        nets: the 17 nets
        weights: of files, fresh
        pickle: as data
        trained: models in one file
        json: a net as JSON
        tensorflow: classifier, sessions
        tensorflow.graph: layers as operations"""),
    ("mnist-data", "images", """
        data: ImageSet, Dataset
        idx: files
        mnist: finding, download
        augment: as values
        random: seeds, order
        synthetic: drawn digits
        files: replaced in one go"""),
    ("mnist-digits", "inference by the JDK alone", """
        digits: Digits, Answer
        picture: drawn, scanned
        file: the form of its files
        kernel: plain loops, vectors"""),
]

STYLE = (
    ".m{fill:#f6f8fa;stroke:#8c959f}.p{fill:#fff;stroke:#8c959f}.t{fill:#fff4e0;stroke:#bf8700}"
    ".h{font:600 15px sans-serif;fill:#1f2328}.s,.d{font:12px sans-serif;fill:#57606a}"
    ".n{font:600 13px sans-serif;fill:#1f2328;text-anchor:middle}"
    ".d{text-anchor:middle;font-size:11px}.c{font:13px sans-serif;fill:#57606a}"
)


def shrunk(text, width, size, letter):
    fits = (width - 6) / (letter * len(text))  # a letter's mean width in ems, and some more
    return f' style="font-size:{fits:.1f}px"' if fits < size else ""


def module(top, name, words, rooms):
    rooms = [line.strip().split(": ") for line in rooms.strip().splitlines()]
    width = (INNER - GAP * (len(rooms) - 1)) / len(rooms)
    yield f'<rect x="{MARGIN}" y="{top}" width="{WIDTH - 2 * MARGIN}" height="104" rx="8" class="m"/>'
    yield (
        f'<text x="32" y="{top + 22}" class="h">{name}</text>'
        f'<text x="186" y="{top + 22}" class="s">{escape(words)}</text>'
    )
    for i, (room, text) in enumerate(rooms):
        x = 32 + i * (width + GAP)
        kind = "t" if room.startswith("tensor") else "p"
        yield f'<rect x="{x:.1f}" y="{top + 34}" width="{width:.1f}" height="58" rx="5" class="{kind}"/>'
        middle = x + width / 2
        yield (
            f'<text x="{middle:.1f}" y="{top + 59}" class="n"{shrunk(room, width, 13, 0.66)}>{room}</text>'
            f'<text x="{middle:.1f}" y="{top + 78}" class="d"{shrunk(text, width, 11, 0.55)}>{escape(text)}</text>'
        )


def main():
    label = "The modules, each with its packages; a module uses only those below it"
    height = 48 + ROW * len(ROOMS) + 8
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">'
        f'<style>{STYLE}</style><rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        '<text x="20" y="30" class="c">A module uses only modules below it'
        " (mnist-reports: only the package training.log). TensorFlow stays in the yellow rooms.</text>",
    ]
    for i, (name, words, rooms) in enumerate(ROOMS):
        lines += module(48 + ROW * i, name, words, rooms)
    Path(__file__).with_suffix(".svg").write_text("\n".join(lines) + "\n</svg>\n")


main()
