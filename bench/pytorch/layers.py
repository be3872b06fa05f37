"""Layers that do the same as PyTorch's in less time."""

import math

import numpy as np
import torch
from torch import nn
from torch.autograd import Function

LEVELS = 1 << 16
RANDOM = np.random.SFC64(1)


def kept(size, p):
    """
    Factors of dropout, 0 or the inverse of the share kept, by 16 random bits each: 0.7 ms for a
    million, where nn.Dropout (Tensor.bernoulli_, one number at a time) takes 5.
    """
    dropped = round(p * LEVELS)
    bits = RANDOM.random_raw(math.ceil(size / 4)).view(np.int16)[:size]
    return torch.from_numpy(bits).float().ge_(dropped - LEVELS // 2).mul_(LEVELS / (LEVELS - dropped))


class Dropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        return x * kept(x.numel(), self.p).as_strided(x.shape, x.stride())


def quick_dropout(net):
    return nn.Sequential(*(Dropout(l.p) if isinstance(l, nn.Dropout) else l for l in net))


class NormReluDropoutFunction(Function):
    """
    Batch norm, relu and dropout of a channels_last tensor, taken as a matrix with a row per image.
    PyTorch's own batch norm is quick on such tensors only where the channels are a multiple of 8.
    The gradient needs no mask: where the output is 0, nothing flows back.
    """

    @staticmethod
    def forward(ctx, x, weight, bias, norm, p):
        images, channels, height, width = x.shape
        pixels = height * width
        count = images * pixels
        x = x.permute(0, 2, 3, 1).reshape(images, -1)
        mean = channel_sums(x, channels) / count
        variance = channel_sums(x * x, channels).div_(count).sub_(mean * mean)
        norm.running_mean.lerp_(mean, norm.momentum)
        norm.running_var.lerp_(variance * (count / (count - 1)), norm.momentum)
        inverse = (variance + norm.eps).rsqrt_()
        scale = weight * inverse
        y = torch.addcmul((bias - mean * scale).repeat(pixels), x, scale.repeat(pixels)).relu_()
        if p:
            y.mul_(kept(y.numel(), p).view(y.shape))
        ctx.save_for_backward(x, y, mean, inverse, scale)
        ctx.shape = images, height, width, channels
        ctx.factor = LEVELS / (LEVELS - round(p * LEVELS))
        return y.view(ctx.shape).permute(0, 3, 1, 2)

    @staticmethod
    def backward(ctx, gradient):
        x, y, mean, inverse, scale = ctx.saved_tensors
        images, height, width, channels = ctx.shape
        pixels = height * width
        count = images * pixels
        gradient = gradient.permute(0, 2, 3, 1).reshape(x.shape)
        passed = torch.ops.aten.threshold_backward(gradient, y, 0)
        bias = channel_sums(passed, channels).mul_(ctx.factor)
        weight = channel_sums(passed * x, channels).mul_(ctx.factor).sub_(mean * bias).mul_(inverse)
        slope = weight * inverse * scale / -count
        offset = bias * scale / -count - mean * slope
        back = torch.addcmul(offset.repeat(pixels), x, slope.repeat(pixels))
        back.addcmul_(passed, (scale * ctx.factor).repeat(pixels))
        return back.view(ctx.shape).permute(0, 3, 1, 2), weight, bias, None, None


def channel_sums(x, channels):
    return x.sum(0).view(-1, channels).sum(0)


class NormReluDropout(nn.Module):
    def __init__(self, norm, p):
        super().__init__()
        self.norm, self.p = norm, p

    def forward(self, x):
        norm = self.norm
        if not self.training:
            return norm(x).relu_()
        return NormReluDropoutFunction.apply(x, norm.weight, norm.bias, norm, self.p)


def merged(net):
    """The same net, with the same parameters, with batch norm, relu and dropout as one layer."""
    layers = []
    for layer in net:
        if isinstance(layer, nn.BatchNorm2d):
            layer = NormReluDropout(layer, 0)
        elif layers and isinstance(layers[-1], NormReluDropout):
            if isinstance(layer, nn.ReLU):
                continue
            if isinstance(layer, nn.Dropout):
                layers[-1].p = layer.p
                continue
        layers.append(layer)
    return nn.Sequential(*layers)
