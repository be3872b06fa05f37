#!/usr/bin/env python3
"""Do weights that PyTorch saved give PyTorch's answers here? Prints a table, ends with 1 if not.

    reproduce/pytorch-weights.py RUNS IMAGES [ENGINE]

RUNS is a folder of trained runs (<assignment>/<model>/seed-0/ with run.json and weights.safetensors), IMAGES the
10,000 test images as IDX, ENGINE tensorflow or vector. Needs PyTorch (1.13 or newer) and the program, built by
`mvn package -DskipTests`. Each net is built in PyTorch as an nn.Sequential and as a module with named layers, and saved
by torch.save and as safetensors in several number formats; `predict --csv` must give the digit that PyTorch finds for
each image. For float16 and bfloat16, PyTorch computes in float32 with the rounded weights; the column "rounding" counts
the answers that differ from those of the float32 weights, in PyTorch itself.
"""

import csv
import gzip
import io
import json
import subprocess
import sys
import tempfile
from collections import OrderedDict
from pathlib import Path

import torch
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "mnist-models" / "src" / "test" / "python"))
import safetensors_file  # noqa: E402

EXPERIMENTS = ["era2-s7/step5", "era2-s7/step6", "s7/model3", "tsai-a6/model3", "erav4-a6/model3"]
NAMES = {nn.Conv2d: "conv", nn.BatchNorm2d: "bn", nn.Linear: "fc"}


def layer(spec):
    kind = spec["type"]
    if kind == "conv2d":
        return nn.Conv2d(
            spec["in_channels"], spec["out_channels"], spec["kernel"], padding=spec["padding"], bias=spec["bias"]
        )
    if kind == "batch_norm":
        return nn.BatchNorm2d(spec["channels"], spec["eps"], spec["momentum"])
    if kind == "linear":
        return nn.Linear(spec["in_features"], spec["out_features"])
    if kind in ("max_pool", "avg_pool"):
        pool = nn.MaxPool2d if kind == "max_pool" else nn.AvgPool2d
        return pool(spec["kernel"], spec.get("stride"))
    if kind in ("dropout", "dropout2d"):
        return nn.Dropout(spec["p"])  # nothing in inference
    return {"relu": nn.ReLU, "global_avg_pool": lambda: nn.AdaptiveAvgPool2d(1), "flatten": nn.Flatten}[kind]()


class Named(nn.Module):
    """The same layers as attributes: conv1, bn1, and so on."""

    def __init__(self, specs):
        super().__init__()
        self.order = []
        for module in map(layer, specs):
            if type(module) in NAMES:
                kind = NAMES[type(module)]
                name = kind + str(1 + sum(used.startswith(kind) for used in self.order))
                setattr(self, name, module)
                self.order.append(name)


def named_state(specs, state):
    """The state dict of such a module with these values, in the order of its own definition."""
    module = Named(specs)
    layers = list(OrderedDict.fromkeys(key.split(".")[0] for key in state))
    names = dict(zip(layers, module.order))
    values = {names[key.split(".")[0]] + key[key.index(".") :]: value for key, value in state.items()}
    module.load_state_dict(values)
    return module.state_dict()


def cast(state, dtype):
    return OrderedDict((key, v.to(dtype) if v.is_floating_point() else v) for key, v in state.items())


def answers(specs, state, images):
    net = nn.Sequential(*map(layer, specs)).eval()
    net.load_state_dict({key: v.float() if v.is_floating_point() else v for key, v in state.items()})
    with torch.no_grad():
        return torch.cat([net(batch) for batch in images.split(1000)])


def predicted(experiment, weights, images, engine):
    command = [HERE / "target" / "mnist8k", "predict", "--experiment", experiment, "--weights", weights]
    done = subprocess.run([*command, "--engine", engine, "--csv", images], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    rows = list(csv.reader(io.StringIO(done.stdout)))[1:]
    return torch.tensor([int(row[1]) for row in rows]), torch.tensor([[float(v) for v in row[2:]] for row in rows])


def main(runs, images, engine="tensorflow"):
    content = Path(images).read_bytes()
    content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    pixels = torch.frombuffer(bytearray(content[16:]), dtype=torch.uint8).reshape(-1, 1, 28, 28)
    failed = False
    print("| net | saved as | images | rounding | other answers | largest difference of a logit |")
    print("|---|---|--:|--:|--:|--:|")
    for experiment in EXPERIMENTS:
        folder = Path(runs) / experiment / "seed-0"
        declared = json.loads((folder / "run.json").read_text())["experiment"]
        specs, normal = declared["layers"], declared["recipe"]["normalization"]
        inputs = (pixels.float() / 255 - normal["mean"]) / normal["std"]
        net = nn.Sequential(*map(layer, specs))
        net.load_state_dict(safetensors_file.read(folder / "weights.safetensors"))
        state = net.state_dict()
        named = named_state(specs, state)
        unrounded = answers(specs, state, inputs)[:, :10].argmax(1)
        wrapped = OrderedDict(("module." + key, value) for key, value in cast(state, torch.float16).items())
        kinds = [
            ("torch.save, nn.Sequential", "a.pt", state, torch.float32),
            ("torch.save, named module", "b.pt", named, torch.float32),
            ("torch.save, DataParallel, float16", "c.pt", wrapped, torch.float16),
            ("safetensors, float32", "a.safetensors", state, torch.float32),
            ("safetensors, float64", "b.safetensors", cast(state, torch.float64), torch.float32),
            ("safetensors, float16", "c.safetensors", cast(state, torch.float16), torch.float16),
            ("safetensors, bfloat16", "d.safetensors", cast(state, torch.bfloat16), torch.bfloat16),
            ("safetensors, named module", "e.safetensors", named, torch.float32),
        ]
        for title, name, tensors, dtype in kinds:
            with tempfile.TemporaryDirectory() as temporary:
                weights = Path(temporary) / name
                if name.endswith(".pt"):
                    torch.save(tensors, weights)
                else:
                    safetensors_file.write(weights, tensors, {"format": "pt"})
                digits, logits = predicted(experiment, weights, images, engine)
            expected = answers(specs, cast(state, dtype), inputs)
            truth = expected[:, :10].argmax(1)
            rounding = (truth != unrounded).sum().item()
            other = (truth != digits).sum().item()
            difference = (expected - logits).abs().max().item()
            failed = failed or other > 0 or len(digits) != 10000
            print(
                f"| {experiment} | {title} | {len(digits)} | {rounding} | {other} | {difference:.1e} |", flush=True
            )
    sys.exit(1 if failed else 0)


if len(sys.argv) not in (3, 4):
    sys.exit(__doc__)
main(*sys.argv[1:])
