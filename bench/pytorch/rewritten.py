"""
PyTorch as in expert.py, and with layers of our own where its own cost most: cheap random numbers for
dropout; batch norm, relu and dropout with one gradient. Nobody trains so; it shows what PyTorch's
convolutions allow.
"""

import torch

import expert
from layers import merged, quick_dropout


def contiguous(net):
    return quick_dropout(net)


def channels_last(net):
    return quick_dropout(net).to(memory_format=torch.channels_last)


def channels_last_merged(net):
    return merged(net).to(memory_format=torch.channels_last)


if __name__ == "__main__":
    expert.main("pytorch-rewritten", (contiguous, channels_last, channels_last_merged))
