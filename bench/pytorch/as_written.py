"""
PyTorch as the student notebooks use it: images go through torchvision transforms one by one, a
DataLoader without worker processes makes batches of them (the notebooks ask for workers only
beside a GPU), and the loop looks at loss and hits after every update.
"""

import gzip
import tempfile
from pathlib import Path

import torch
from torch.nn import functional as F
from torchvision import datasets, transforms

import bench
from nets import EXPERIMENTS, FILL, MEAN, STD

TO_INPUT = [transforms.ToTensor(), transforms.Normalize((MEAN,), (STD,))]


def mnist(folder, train, transform):
    """The torchvision data set, which wants to find the unpacked files and keeps them in memory."""
    with tempfile.TemporaryDirectory() as root:
        raw = Path(root) / "MNIST" / "raw"
        raw.mkdir(parents=True)
        for name in bench.FILES.values():
            (raw / name).write_bytes(gzip.decompress((folder / f"{name}.gz").read_bytes()))
        return datasets.MNIST(root, train=train, transform=transforms.Compose(transform))


def augmentation(experiment):
    if experiment.rotation:
        return [transforms.RandomRotation(experiment.rotation, fill=FILL)]
    if experiment.jitter:
        return [transforms.ColorJitter(experiment.jitter, experiment.jitter)]
    return []


class Trainer:
    def __init__(self, chosen, updates):
        torch.manual_seed(1)
        experiment = EXPERIMENTS[chosen.experiment]
        self.train_loader = torch.utils.data.DataLoader(
            mnist(chosen.mnist, True, augmentation(experiment) + TO_INPUT),
            batch_size=experiment.batch,
            shuffle=True,
        )
        self.test_loader = torch.utils.data.DataLoader(
            mnist(chosen.mnist, False, TO_INPUT), batch_size=experiment.batch, shuffle=True
        )
        self.net = experiment.net()
        self.optimizer = experiment.optimizer(self.net.parameters())
        self.schedule = experiment.schedule(self.optimizer, updates)
        self.epoch_schedule = experiment.epoch_schedule(self.optimizer)
        self.batches = self.epochs()

    def epochs(self):
        while True:
            self.losses, self.hits, self.seen = [], 0, 0
            yield from self.train_loader

    def train(self, updates):
        self.net.train()
        images = 0
        for _ in range(updates):
            data, target = next(self.batches)
            self.optimizer.zero_grad()
            output = F.log_softmax(self.net(data), dim=1)
            loss = F.nll_loss(output, target)
            loss.backward()
            self.optimizer.step()
            if self.schedule:
                self.schedule.step()
            prediction = output.argmax(dim=1, keepdim=True)
            self.losses.append(loss.item())
            self.hits += prediction.eq(target.view_as(prediction)).sum().item()
            self.seen += len(data)
            self.accuracy = 100 * self.hits / self.seen
            images += len(data)
        return images

    def test(self):
        """Test accuracy in percent."""
        self.net.eval()
        loss = hits = 0
        with torch.no_grad():
            for data, target in self.test_loader:
                output = F.log_softmax(self.net(data), dim=1)
                loss += F.nll_loss(output, target, reduction="sum").item()
                prediction = output.argmax(dim=1, keepdim=True)
                hits += prediction.eq(target.view_as(prediction)).sum().item()
        if self.epoch_schedule:
            self.epoch_schedule.step(loss / len(self.test_loader.dataset))
        return 100 * hits / len(self.test_loader.dataset)


def classifier(chosen, _):
    net = EXPERIMENTS[chosen.experiment].net().eval()
    transform = transforms.Compose(TO_INPUT)

    def logits(pixels):
        with torch.no_grad():
            data = torch.stack([transform(image.reshape(28, 28)) for image in pixels])
            return F.log_softmax(net(data), dim=1).numpy()

    return logits


if __name__ == "__main__":
    bench.main("pytorch-as-written", Trainer, classifier)
