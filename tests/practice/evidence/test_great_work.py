"""Great work: used, went well, would use again."""

from datetime import date

import pytest

from cookout.practice.evidence.great_work import OwnJob, great_since


def jobs(*told: tuple[int, str, bool | None]) -> list[OwnJob]:
    return [OwnJob(date(year, 6, 1), outcome, again) for year, outcome, again in told]


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ([], None),
        ([(2024, "well", True)], 2024),
        ([(2024, "well", None)], None),
        ([(2024, "", True)], None),
        ([(2025, "well", True), (2024, "well", True)], 2024),
        ([(2024, "well", True), (2025, "so-so", None)], 2024),
        ([(2024, "well", True), (2025, "badly", None)], None),
        ([(2024, "well", True), (2025, "well", False)], None),
        ([(2024, "badly", None), (2025, "well", True), (2026, "well", True)], 2025),
    ],
)
def test_great_work_counts_from_the_first_good_job_and_ends_with_a_bad_one(
    told: list[tuple[int, str, bool | None]], since: int | None
) -> None:
    assert great_since(jobs(*told)) == (since and date(since, 6, 1))
