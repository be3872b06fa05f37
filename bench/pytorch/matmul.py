"""How fast this PyTorch multiplies square float32 matrices."""

import time

import torch
from torch.nn import functional as F

SIZES = 512, 1024, 2048
SECONDS = 0.3  # for each way and size


def ways(size):
    """
    torch.mm goes to the BLAS that is installed: 8 GFLOP/s with Debian's plain libblas3, 130 with
    OpenBLAS. oneDNN, which computes the convolutions, is reached by a linear layer on its tensors:
    240.
    """
    a, b, out = (torch.rand(size, size) for _ in range(3))
    yield lambda: torch.mm(a, b, out=out)
    a_onednn, b_onednn = a.to_mkldnn(), b.to_mkldnn()
    yield lambda: F.linear(a_onednn, b_onednn)


def matmul():
    """The best GFLOP/s of all ways and sizes."""
    best = 0
    for size in SIZES:
        for way in ways(size):
            end = time.perf_counter() + SECONDS
            while time.perf_counter() < end:
                start = time.perf_counter()
                way()
                best = max(best, 2e-9 * size**3 / (time.perf_counter() - start))
    return best
