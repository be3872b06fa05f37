#!/usr/bin/env python3
"""Writes one small net, saved in all the ways that PyTorch has, and a net for the program's tests.

    small_files.py [FOLDER]

FOLDER is ../resources/pytorch if not named, and the net for the program goes to ../../../../reproduce. The files there
were made with PyTorch 1.13 (Debian's python3-torch); sequential-2.13.pt is the sequential.pt of PyTorch 2.13.
"""

import sys
from collections import OrderedDict
from pathlib import Path

import torch
from torch import nn

import safetensors_file

HERE = Path(__file__).resolve().parent
FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "resources" / "pytorch"
PROGRAM = HERE.parents[3] / "reproduce" / "src" / "test" / "resources" / "reference"


def sequential():
    return nn.Sequential(
        nn.Conv2d(1, 3, 3, bias=False),
        nn.BatchNorm2d(3),
        nn.ReLU(),
        nn.Conv2d(3, 3, 3, bias=False),
        nn.BatchNorm2d(3),
        nn.ReLU(),
        nn.Conv2d(3, 3, 3, bias=False),
        nn.BatchNorm2d(3),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(3, 10),
    )


class Named(nn.Module):
    """The same layers under names; all convolutions are defined before the norms."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 3, 3, bias=False)
        self.conv2 = nn.Conv2d(3, 3, 3, bias=False)
        self.conv3 = nn.Conv2d(3, 3, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(3)
        self.bn2 = nn.BatchNorm2d(3)
        self.bn3 = nn.BatchNorm2d(3)
        self.fc = nn.Linear(3, 10)


class Words(nn.Module):
    """The same layers under names without numbers."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 3, 3, bias=False)
        self.first_norm = nn.BatchNorm2d(3)
        self.second = nn.Conv2d(3, 3, 3, bias=False)
        self.second_norm = nn.BatchNorm2d(3)
        self.last = nn.Conv2d(3, 3, 3, bias=False)
        self.a_norm = nn.BatchNorm2d(3)
        self.out = nn.Linear(3, 10)


NAMES = {
    Named: ["conv1", "bn1", "conv2", "bn2", "conv3", "bn3", "fc"],
    Words: ["first", "first_norm", "second", "second_norm", "last", "a_norm", "out"],
}


def renamed(state, names):
    layers = list(OrderedDict.fromkeys(key.split(".")[0] for key in state))
    return {names[layers.index(key.split(".")[0])] + key[key.index(".") :]: value for key, value in state.items()}


def by_kind(state):
    """Under names such as conv1 and bn1, in the order of the layers."""
    layers = sorted({int(key.split(".")[0]) for key in state})
    norms = [layer for layer in layers if f"{layer}.running_mean" in state]
    others = [layer for layer in layers if layer not in norms]
    names = {layer: f"bn{i + 1}" for i, layer in enumerate(norms)}
    names.update({layer: f"conv{i + 1}" for i, layer in enumerate(others)})
    ordered = sorted(state, key=lambda key: int(key.split(".")[0]))
    return OrderedDict((names[int(key.split(".")[0])] + key[key.index(".") :], state[key]) for key in ordered)


def named(kind, state):
    module = kind()
    module.load_state_dict(renamed(state, NAMES[kind]))
    return module


def strided(state):
    """All values in one storage, each tensor a view with its axes the other way round."""
    flat = torch.zeros(sum(value.numel() for value in state.values()))
    views, offset = OrderedDict(), 0
    for key, value in state.items():
        if value.is_floating_point():
            turned = flat[offset : offset + value.numel()].reshape(tuple(reversed(value.shape)))
            view = turned.permute(*reversed(range(value.dim())))
            view.copy_(value)
            views[key], offset = view, offset + value.numel()
        else:
            views[key] = torch.full((4,), 7, dtype=torch.int32)[2:3]
    return views


def main():
    torch.manual_seed(1)
    net = sequential()
    for key, value in net.state_dict().items():
        # Multiples of 1/64 below 2 in size: the same numbers in every type.
        if value.is_floating_point():
            value.copy_(torch.randint(1 if key.endswith("var") else -127, 128, value.shape) / 64)
        else:
            value.fill_(7)
    state = net.state_dict()
    wrapped = OrderedDict(("module._orig_mod." + key, value) for key, value in state.items())

    def put(name, content, **options):
        torch.save(content, FOLDER / name, **options)

    put("sequential.pt", state)
    put("half.pt", net.half().state_dict())
    put("bfloat16.pt", net.bfloat16().state_dict())
    put("double.pt", net.double().state_dict())
    net.float()
    put("named.pt", named(Named, state).state_dict())
    put("words.pt", named(Words, state).state_dict())
    put("wrapped.pt", wrapped)
    put("parameters.pt", net.state_dict(keep_vars=True))
    put("strided.pt", strided(state))
    before = OrderedDict((key, value.clone()) for key, value in state.items())
    optimizer = torch.optim.Adam([net[10].bias], lr=0.01)
    net(torch.zeros(2, 1, 28, 28)).sum().backward()
    optimizer.step()
    checkpoint = {"epoch": 3, "model_state_dict": before, "optimizer_state_dict": optimizer.state_dict(), "best": 0.5}
    put("checkpoint.pt", checkpoint)
    net.load_state_dict(before)
    state = net.state_dict()

    small = nn.Linear(1, 1)
    put("whole_model.pt", small)
    put("protocol4.pt", small.state_dict(), pickle_protocol=4)
    put("before_1_6.pt", small.state_dict(), _use_new_zipfile_serialization=False)
    torch.jit.script(small).save(str(FOLDER / "script.pt"))

    def safe(name, tensors, metadata=None):
        safetensors_file.write(FOLDER / name, tensors, metadata)

    def cast(dtype):
        return {key: value.to(dtype) if value.is_floating_point() else value for key, value in state.items()}

    safe("sequential.safetensors", state, {"format": "pt", "made": "for a test"})
    safe("half.safetensors", cast(torch.float16))
    safe("bfloat16.safetensors", cast(torch.bfloat16))
    safe("double.safetensors", cast(torch.float64))
    safe("named.safetensors", renamed(state, NAMES[Named]))
    safe("words.safetensors", renamed(state, NAMES[Words]))

    known = safetensors_file.read(PROGRAM / "net-era2-s7-step3.safetensors")
    state = {key[len("after.") :]: value for key, value in known.items() if key.startswith("after.")}
    torch.save(by_kind(state), (FOLDER if len(sys.argv) > 1 else PROGRAM) / "net-era2-s7-step3.pt")


main()
