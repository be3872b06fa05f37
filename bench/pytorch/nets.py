"""The nets of the four benchmarked experiments and their recipes, as experiments.json has them."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
from torch import nn

MEAN, STD = 0.1307, 0.3081
FILL = 1  # grey value, of 255, of the corners that a rotation leaves empty


def block(inputs, outputs, padding=0, dropout=None, bias=False):
    """A 3x3 convolution with batch norm and relu, and dropout where the recipe has it."""
    layers = [
        nn.Conv2d(inputs, outputs, 3, padding=padding, bias=bias),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    ]
    return layers if dropout is None else layers + [nn.Dropout(dropout)]


def step1():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, bias=False),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3, bias=False),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3, bias=False),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 32, 3, bias=False),
        nn.ReLU(),
        nn.Conv2d(32, 64, 3, bias=False),
        nn.ReLU(),
        nn.Conv2d(64, 128, 3, bias=False),
        nn.ReLU(),
        nn.Conv2d(128, 10, 5, bias=False),
        nn.Flatten(),
    )


def step3():
    return nn.Sequential(
        *block(1, 8, dropout=0.1),
        *block(8, 16, dropout=0.1),
        nn.MaxPool2d(2),
        *block(16, 16, dropout=0.1),
        *block(16, 16, dropout=0.1),
        *block(16, 16, dropout=0.1),
        *block(16, 16, dropout=0.1),
        nn.AvgPool2d(4),
        nn.Flatten(),
    )


def step5():
    return nn.Sequential(
        *block(1, 12, padding=1, dropout=0.05),
        *block(12, 12, padding=1, dropout=0.05),
        nn.MaxPool2d(2),
        *block(12, 12, dropout=0.05),
        *block(12, 12, dropout=0.05),
        *block(12, 12, dropout=0.05),
        *block(12, 12, dropout=0.05),
        *block(12, 12, dropout=0.05),
        nn.AvgPool2d(4),
        nn.Conv2d(12, 10, 1, bias=False),
        nn.Flatten(),
    )


def step6():
    return nn.Sequential(
        *block(1, 10, padding=1, dropout=0.05),
        *block(10, 10, padding=1, dropout=0.05),
        nn.MaxPool2d(2),
        *block(10, 10, dropout=0.05),
        *block(10, 10, dropout=0.05),
        *block(10, 10, dropout=0.05),
        *block(10, 10, dropout=0.05),
        *block(10, 20, dropout=0.05),
        nn.AvgPool2d(4),
        nn.Conv2d(20, 10, 1, bias=False),
        nn.Flatten(),
    )


def s7_model3():
    return nn.Sequential(
        *block(1, 10, bias=True),
        *block(10, 10, bias=True),
        *block(10, 10, bias=True),
        nn.MaxPool2d(2),
        *block(10, 10, bias=True),
        *block(10, 20, dropout=0.1, bias=True),
        *block(20, 10, bias=True),
        nn.Conv2d(10, 10, 3),
        nn.AvgPool2d(3),
        nn.Flatten(),
    )


@dataclass(frozen=True)
class Experiment:
    """A net and the parts of its recipe that cost time."""

    net: Callable[[], nn.Sequential]
    batch: int
    optimizer: Callable[..., torch.optim.Optimizer]
    rotation: float = 0  # degrees either way
    jitter: float = 0  # brightness and contrast, each by this share either way
    one_cycle: bool = False
    plateau: bool = False

    def schedule(self, optimizer, updates):
        """What sets the rate before each update, or None; a run of the sources has 15 epochs."""
        if not self.one_cycle:
            return None
        total = max(updates, 15 * math.ceil(60_000 / self.batch))
        return torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=total)

    def epoch_schedule(self, optimizer):
        """What sets the rate after each test by its loss, or None."""
        if not self.plateau:
            return None
        return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.1, patience=2)


sgd = partial(torch.optim.SGD, lr=0.01, momentum=0.9)
adam = partial(torch.optim.Adam, lr=0.01)

EXPERIMENTS = {
    "era2-s7/step1": Experiment(step1, 128, sgd),
    "era2-s7/step3": Experiment(step3, 128, sgd, rotation=6),
    "era2-s7/step5": Experiment(step5, 64, sgd, rotation=15, one_cycle=True),
    "era2-s7/step6": Experiment(step6, 128, sgd, rotation=15, one_cycle=True),
    "s7/model3": Experiment(s7_model3, 128, adam, jitter=0.1, plateau=True),
}
