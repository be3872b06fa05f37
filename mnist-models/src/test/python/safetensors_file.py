"""Safetensors files as the Python library of that name writes and reads them.

It sorts tensors by the size of their numbers, the largest first, then by name.
"""

import json
import struct

import torch

TYPES = [
    ("I64", torch.int64),
    ("F64", torch.float64),
    ("F32", torch.float32),
    ("I32", torch.int32),
    ("BF16", torch.bfloat16),
    ("F16", torch.float16),
]


def write(path, tensors, metadata=None):
    order = [dtype for _, dtype in TYPES]
    names = sorted(tensors, key=lambda name: (order.index(tensors[name].dtype), name))
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name in names:
        tensor = tensors[name].detach().contiguous()
        flat = tensor.reshape(-1)
        # NumPy has no bfloat16: its bits go as int16
        bits = flat.view(torch.int16) if flat.dtype == torch.bfloat16 else flat
        content = bits.numpy().tobytes()
        header[name] = {
            "dtype": TYPES[order.index(tensor.dtype)][0],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(content)],
        }
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def read(path):
    with open(path, "rb") as file:
        content = file.read()
    start = 8 + struct.unpack("<Q", content[:8])[0]
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            dtype = dict(TYPES)[entry["dtype"]]
            values = torch.frombuffer(bytearray(content[start + begin : start + end]), dtype=dtype)
            tensors[name] = values.reshape(entry["shape"])
    return tensors
