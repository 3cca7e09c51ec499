"""The comparison of estimators runs on a small invented network, and its measures are right."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from bench import trust
from bench.estimator.ratings import Rating
from bench.trust_left_out import cookout, settled, without
from bench.trust_methods import Edges, FairnessGoodness, past_only

METHODS = {
    *("cookout", "fairness_goodness", "goodness", "reciprocal", "bias_deserve", "mean"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    chance = Random(3)
    lines = ["Source,Target,Rating,Time"]
    for n in range(150):
        one, two = chance.sample(range(12), 2)
        rating = chance.choice((1, 2, 10)) if two < 9 else chance.choice((-10, -5, 1))
        lines.append(f"{one},{two},{rating},{1_400_000_000 + 40_000 * n}")
    (path := tmp_path / "ratings.csv").write_text("\n".join(lines))
    return path


def test_all_protocols_and_methods_are_scored(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trust, "BLOCKS", {"frozen": 25, "live": 1})
    monkeypatch.setattr("sys.argv", ["trust", "--ratings", str(file), "--json"])
    trust.main()
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert set(result) == {"frozen", "live", "leave_one_out"}
    for methods in result.values():
        assert set(methods) >= METHODS
        for scores in methods.values():
            assert set(scores) == {"rmse", "pcc", "auc_negative", "calibration"}
            assert 0 < scores["rmse"] < 2
            assert 0 <= scores["auc_negative"] <= 1


def test_the_measures_are_those_of_the_textbook() -> None:
    perfect = trust.score([-1.0, 0.0, 1.0, 0.5], [-1.0, 0.0, 1.0, 0.5])
    assert perfect == pytest.approx({"rmse": 0, "pcc": 1, "auc_negative": 1, "calibration": 0})
    flat = trust.score([-1.0, 1.0], [0.5, 0.5])
    assert (flat["pcc"], flat["auc_negative"]) == (0, 0.5)
    off = trust.score([0.0] * 20, [0.25] * 20)
    assert (off["rmse"], off["calibration"]) == pytest.approx((0.25, 0.25))
    assert trust.score([1.0, -1.0] * 9, [0.0] * 18)["calibration"] == pytest.approx(0)


def test_no_method_sees_a_rating_before_it_is_scored(file: Path) -> None:
    ratings = trust.read(file)
    for block in (25, 1):
        plain = past_only(ratings, block)
        turned = [*ratings[:-1], ratings[-1]._replace(value=-ratings[-1].value)]
        for name, values in past_only(turned, block).items():
            assert values == plain[name], name


def test_a_rating_left_out_is_taken_out_of_its_two_people_and_put_back(file: Path) -> None:
    ratings = trust.read(file)
    history, rating = settled(ratings, ratings), ratings[40]
    person = history.people[rating.rater]
    before = person.given.total, person.bias.mean
    with without(history, rating):
        assert rating.ratee not in person.given.by
        assert person.bias.mean != before[1]
    assert (history.people[rating.rater].given.total, person.bias.mean) == before


def test_where_ratings_are_chance_leaving_one_out_gives_none_away() -> None:
    chance = Random(9)
    pairs = list(permutations(range(26), 2))
    chance.shuffle(pairs)
    ratings = [Rating(f"{a}", f"{b}", chance.gauss(0, 0.3), n) for n, (a, b) in enumerate(pairs)]
    found = trust.score([each.value for each in ratings], cookout(ratings))
    assert abs(found["pcc"]) < 0.12


def test_a_few_rounds_after_one_rating_less_are_as_good_as_many(file: Path) -> None:
    edges = Edges(trust.read(file))
    start = FairnessGoodness(len(edges.place))
    rest = edges.without(7)
    quick = start.settle(edges.first(150), 30).settle(rest, 3)
    slow = start.settle(rest, 60)
    assert quick.goodness == pytest.approx(slow.goodness, abs=0.005)
