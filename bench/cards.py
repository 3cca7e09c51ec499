"""How well business cards are read, how long it takes, and how much memory.

`python -m bench.cards [--json] [--cards N] [--seed N]`: cards drawn by chance (bench.card_renders),
half of them as drawn and half photographed on a table (bench.card_photographs).
`python -m bench.cards --images DIR --labels labels.json`: real pictures; the labels are an object
of path within DIR to fields: name, title, company, email, tel, fax, url, address, each a text or a
list of texts, and `back`, the path of the other side. bench.card_scores says what counts as right.
Beside it, in the same run: Tesseract on the same cards, cut out and upright, with the same rules.
`--keep FILE` writes what is measured to a file after every card; the same command goes on from it.
`fields` is the part of the labelled fields that is exactly right, `characters` of their letters;
`seconds_p95` are a card's seconds by the clock, `processor_seconds_p95` what the processor worked
for it, `rss` the bytes that the worker or Tesseract's process held at most. Without Tesseract its
figures are null.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from bench import card_tesseract
from bench.card_scores import NAMES, Score
from cookout.capture.card_photos.errors import PictureRefused, ReadingFailed
from cookout.capture.card_photos.reader import SECONDS, CardReader, CardReading
from cookout.practice.card_fields.fields import CardFields
from cookout.practice.card_fields.reading import read_fields

CARDS, SEED = 300, 20
REGION = "US"


@dataclass(frozen=True)
class Sample:
    """The pictures of one card, its label, and the set it belongs to."""

    name: str
    pictures: list[bytes]
    label: dict[str, Any]
    of: str


@dataclass
class Measured:
    """One reader over one set of cards."""

    score: Score = field(default_factory=Score)
    seconds: list[float] = field(default_factory=list)
    rss: int = 0
    processor: list[float] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        by_field, by_letter = self.score.fields(), self.score.characters()
        return {
            "fields": round(by_field["all"], 4),
            "characters": round(by_letter["all"], 4),
            "seconds_p95": round(percentile(self.seconds, 0.95), 2),
            "seconds_median": round(percentile(self.seconds, 0.5), 2),
            "processor_seconds_p95": round(percentile(self.processor, 0.95), 2),
            "rss": self.rss,
            "cards": len(self.seconds),
            "by_field": {name: round(by_field[name], 4) for name in NAMES if name in by_field},
        }


def percentile(values: list[float], part: float) -> float:
    return sorted(values)[math.ceil(part * len(values)) - 1] if values else 0.0


def drawn(count: int, seed: int, start: int = 0) -> Iterator[Sample]:
    """Cards by chance, by turns as drawn and photographed; from number `start` on."""
    from bench.card_photographs import photograph
    from bench.card_renders import draw

    for n in range(start, count):
        card = draw(seed * 100_000 + n)
        if n % 2:
            pictures = [
                photograph(side, seed * 100_000 + n + at * 50_000)
                for at, side in enumerate(card.sides)
            ]
        else:
            pictures = [_png(side) for side in card.sides]
        yield Sample(str(n), pictures, card.truth, "photographed" if n % 2 else "clean")


def _png(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def labelled(folder: Path, labels: Path) -> Iterator[Sample]:
    """Real pictures with their labels."""
    for path, label in json.loads(labels.read_text(encoding="utf-8")).items():
        sides = [folder / path, *([folder / label["back"]] if label.get("back") else [])]
        yield Sample(path, [side.read_bytes() for side in sides], label, "labelled")


class Bench:
    """Both readers over all samples."""

    def __init__(
        self, *, region: str, verbose: bool, patience: float, kept: Path | None = None
    ) -> None:
        self.region, self.verbose, self.patience, self.kept = region, verbose, patience, kept
        self.found: dict[tuple[str, str], Measured] = {}
        if kept and kept.exists():
            for name, of, row in json.loads(kept.read_text(encoding="utf-8")):
                self.found[name, of] = Measured(**row | {"score": Score(**row["score"])})

    @property
    def measured(self) -> int:
        """Cards that are measured already."""
        ours = self.found.get(("cookout", "all"))
        return len(ours.seconds) if ours else 0

    def measure(self, samples: Iterator[Sample]) -> None:
        with CardReader(seconds=self.patience) as reader:
            for sample in samples:
                reading = self._ours(reader, sample)
                if card_tesseract.is_there():
                    self._tesseract(sample, reading)
                self._keep()

    def _keep(self) -> None:
        if self.kept:
            rows = [(name, of, asdict(row)) for (name, of), row in self.found.items()]
            whole = self.kept.with_suffix(".part")
            whole.write_text(json.dumps(rows), encoding="utf-8")
            whole.replace(self.kept)

    def _ours(self, reader: CardReader, sample: Sample) -> CardReading | None:
        start, reading = time.perf_counter(), None
        try:
            reading = reader.read(sample.pictures, region=self.region)
        except (PictureRefused, ReadingFailed) as error:
            print(f"{sample.name}: {error}", file=sys.stderr)
        took = time.perf_counter() - start
        self._add("cookout", sample, reading and reading.fields, took)
        if reading:
            self._used("cookout", sample, reading.peak, reading.seconds)
        return reading

    def _tesseract(self, sample: Sample, reading: CardReading | None) -> None:
        sides = reading.upright if reading else sample.pictures
        start, read = time.perf_counter(), []
        for side, picture in enumerate(sides):
            if picture:
                read.append(card_tesseract.read(picture, side=side))
        fields = read_fields((line for one in read for line in one.lines), region=self.region)
        self._add("tesseract", sample, fields, time.perf_counter() - start)
        rss, worked = max((one.rss for one in read), default=0), sum(one.seconds for one in read)
        self._used("tesseract", sample, rss, worked)

    def _add(self, name: str, sample: Sample, fields: CardFields | None, seconds: float) -> None:
        for of in ("all", sample.of):
            measured = self.found.setdefault((name, of), Measured())
            wrong = measured.score.add(sample.label, fields)
            measured.seconds.append(seconds)
        if self.verbose and wrong and name == "cookout":
            print(f"{sample.name} ({sample.of}): {', '.join(wrong)}", file=sys.stderr)

    def _used(self, name: str, sample: Sample, rss: int, seconds: float) -> None:
        for of in ("all", sample.of):
            self.found[name, of].rss = max(self.found[name, of].rss, rss)
            self.found[name, of].processor.append(seconds)

    def as_json(self, name: str) -> dict[str, Any] | None:
        sets = {of: one.as_json() for (reader, of), one in self.found.items() if reader == name}
        return {**sets.pop("all"), "sets": sets} if sets else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--images", type=Path, help="the folder of real pictures")
    parser.add_argument("--labels", type=Path, help="their labels, as JSON")
    parser.add_argument("--cards", type=int, default=CARDS, help="how many cards to draw")
    parser.add_argument("--seed", type=int, default=SEED, help="other cards")
    parser.add_argument("--region", default=REGION, help="whose numbers have no country code")
    parser.add_argument(
        "--patience", type=float, default=SECONDS, help="seconds until a card is given up"
    )
    parser.add_argument("--keep", type=Path, help="a file that a run goes on from")
    parser.add_argument("--verbose", action="store_true", help="say which fields are wrong")
    asked = parser.parse_args()
    if bool(asked.images) != bool(asked.labels):
        parser.error("--images and --labels go together")
    how = {"region": asked.region, "verbose": asked.verbose, "patience": asked.patience}
    bench = Bench(**how, kept=asked.keep)
    done = bench.measured
    real = asked.images and islice(labelled(asked.images, asked.labels), done, None)
    bench.measure(real or drawn(asked.cards, asked.seed, done))
    found = {name: bench.as_json(name) for name in ("cookout", "tesseract")}
    if asked.json:
        print(json.dumps(found))
    else:
        show(found)
    if found["tesseract"] is None:
        print(
            f"Tesseract, the baseline, is missing. Type: {card_tesseract.INSTALL}", file=sys.stderr
        )


def show(found: dict[str, Any]) -> None:
    """Print a table: a line for each reader and set, then each field."""
    heads = f"{'cards':>6}{'fields':>8}{'letters':>8}{'median s':>10}{'p95 s':>7}"
    print(f"{'':<26}{heads}{'work':>6}{'MB':>6}")
    for name, one in found.items():
        for of, row in {"all": one, **one["sets"]}.items() if one else ():
            print(
                f"{name + ', ' + of:<26}{row['cards']:>6}{row['fields']:>8.3f}"
                f"{row['characters']:>8.3f}{row['seconds_median']:>10.2f}"
                f"{row['seconds_p95']:>7.2f}{row['processor_seconds_p95']:>6.2f}"
                f"{row['rss'] / 1e6:>6.0f}"
            )
    for name, one in found.items():
        for of, row in one["sets"].items() if one else ():
            parts = "  ".join(f"{key} {part:.3f}" for key, part in row["by_field"].items())
            print(f"{name}, {of}: {parts}")


if __name__ == "__main__":
    main()
