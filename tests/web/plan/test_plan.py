"""The plan: set up, its page, and that every number on it can be checked by hand."""

from __future__ import annotations

import html
import re
import threading
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.practice.phrases import calendar_day
from tests.cast import AT, TODAY, day, person, sol
from tests.web.conftest import Read
from tests.world import cast_world

pytestmark = pytest.mark.django_db

WEEK = {f"day_{number}": "25" for number in range(5)}
SAID = {
    "rhythm": "week",
    "cookout_size": "15",
    "events": "4",
    "people_each": "3",
    "trade": "Life insurance agent",
    "difficulty": "hard",
    **WEEK,
}
EQUATION = re.compile(
    r"([0-9][0-9,]*(?: [+−×÷] [0-9][0-9,]*)+) = ([0-9]+(?:,[0-9]{3})*)(?=([^.;=]*))"
)
ROUNDED = re.compile(r"[a-z ]*, rounded (up|down)")
NUMBER = re.compile(r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]+)?")
SIGNS = {"×": "*", "÷": "/", "−": "-", "+": "+"}


def plan_of(member: Member) -> Plan:
    return Plan.objects.of(member).get()


def value(sum_: str) -> Fraction:
    """What a sum comes to, multiplied and divided before it is added up."""
    total, sign = Fraction(0), 1
    for part in re.split(r" ([+−]) ", sum_):
        if part in "+−":
            sign = 1 if part == "+" else -1
            continue
        product, operation = Fraction(1), "×"
        for word in part.split(" "):
            if word in SIGNS:
                operation = word
            elif operation == "×":
                product *= int(word.replace(",", ""))
            else:
                product /= int(word.replace(",", ""))
        total += sign * product
    return total


def words_of(page: str, *, label: str) -> str:
    """What a section of the page says, without its picture."""
    found = re.search(rf'<section[^>]*aria-label(?:ledby)?="{label}".*?</section>', page, re.S)
    assert found, label
    seen = re.sub(r"<svg.*?</svg>", " ", found[0], flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", seen)).split())


def test_what_is_told_is_the_plan(home: Client, member: Member, read: Read) -> None:
    answer = home.post("/plan/setting-up/", SAID)
    assert answer["Location"] == "/plan/"
    plan = plan_of(member)
    assert plan.minutes == [25, 25, 25, 25, 25, 0, 0]
    member.refresh_from_db()
    assert (member.trade, member.difficulty) == ("Life insurance agent", "hard")
    assert "Your table, in 125 minutes a week." in read("/plan/")


def test_a_shift_preset_is_a_plan_and_comes_back_as_one(home: Client, member: Member) -> None:
    said = SAID | {"rhythm": "shifts", "preset": "4-4", "pattern_from": "2026-11-16"}
    home.post("/plan/setting-up/", said | {"minutes_on": "10", "minutes_off": "40"})
    plan = Plan.of_member(member)
    assert plan.minutes == [10, 10, 10, 10, 40, 40, 40, 40]
    page = home.get("/plan/setting-up/").content.decode()
    assert re.search(r'name="preset" value="4-4"[^>]* checked', page)
    assert re.search(r'name="minutes_off" value="40"', page)


def test_a_preset_without_minutes_asks_for_them(home: Client) -> None:
    said = SAID | {"rhythm": "shifts", "preset": "2-2-3", "pattern_from": "2026-11-16"}
    answer = home.post("/plan/setting-up/", said)
    assert answer.status_code == 422
    assert "Enter a number from 0 to 600" in answer.content.decode()


def test_the_chart_names_months_and_who_needs_you_stands_first(client: Client) -> None:
    page = casts_page(client)
    chart = page.split('id="forecast"')[1].split("</svg>")[0]
    months = re.findall(r">([A-Z][a-z]{2})</text>", chart)
    assert len(months) == 5
    assert months[0] == months[-1]
    assert page.index("Who needs you") < page.index("Where everyone stands")


def test_a_pattern_of_shifts_of_any_length_is_a_plan(home: Client, member: Member) -> None:
    said = SAID | {"rhythm": "shifts", "pattern": "40, 40, 0 0 25", "pattern_from": "2026-11-16"}
    home.post("/plan/setting-up/", said)
    assert plan_of(member).minutes == [40, 40, 0, 0, 25]
    page = html.unescape(home.get("/plan/").content.decode())
    assert "Your pattern of 5 days has 2 × 40 + 1 × 25 = 105 minutes" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day_0": "much"}, "Enter a number from 0 to 600"),
        ({"day_0": "-5"}, "Enter a number from 0 to 600"),
        ({"rhythm": "shifts"}, "Enter the minutes of each day"),
        ({"rhythm": "shifts", "pattern": "a b", "pattern_from": "2026-11-16"}, "Enter numbers"),
        ({"rhythm": "shifts", "pattern": "40 40"}, "Enter the day on which the pattern begins"),
        ({"rhythm": "shifts", "pattern": "1 " * 85, "pattern_from": "2026-11-16"}, "84 days"),
        ({"cookout_size": "0"}, "Enter a number from 1 to 50"),
        ({"difficulty": "impossible"}, "Choose one of these"),
    ],
)
def test_what_cannot_be_says_what_to_do_and_keeps_the_rest(
    home: Client, member: Member, wrong: dict[str, str], words: str
) -> None:
    answer = home.post("/plan/setting-up/", SAID | wrong)
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert words in page
    assert "Life insurance agent" in page
    assert not Plan.objects.of(member).exists()


def test_a_harder_trade_shortens_every_gap_and_an_easier_one_gives_the_days_back(
    home: Client, member: Member
) -> None:
    someone = person(member, "Vera Holt", place="warm", last_touch_on=day(10), touches=9)
    someone.stand("warm", on=day(10))
    someone.interactions.create(owner=member, kind="call", on=day(10), logged_at=AT)
    someone.recount()
    normal = someone.next_on
    home.post("/plan/setting-up/", SAID)
    someone.refresh_from_db()
    hard = someone.next_on
    home.post("/plan/setting-up/", SAID | {"difficulty": "normal"})
    someone.refresh_from_db()
    assert normal
    assert hard
    assert (normal - hard).days == 45
    assert someone.next_on == normal


def test_without_minutes_the_plan_begins_with_setting_up(home: Client) -> None:
    assert home.get("/plan/")["Location"] == "/plan/setting-up/"


def test_days_away_are_written_down_and_can_be_taken_back(
    home: Client, member: Member, today: date
) -> None:
    first, last = today + timedelta(days=40), today + timedelta(days=53)
    said = {"first_on": f"{first}", "last_on": f"{last}", "words": "At the lake"}
    home.post("/absences/", said)
    days = f"{calendar_day(day=first, on=today)} to {calendar_day(day=last, on=today)}"
    assert days in home.get("/absences/").content.decode()
    absence = Absence.objects.of(member).get()
    assert "At the lake" in home.get("/absences/").content.decode()
    home.post(f"/absences/{absence.pk}/trash/")
    assert "At the lake" not in home.get("/absences/").content.decode()
    assert f"{days} · At the lake" in html.unescape(home.get("/trash/").content.decode())
    home.post(f"/absences/{absence.pk}/restore/")
    assert "At the lake" in home.get("/absences/").content.decode()
    backwards = home.post("/absences/", said | {"last_on": f"{first - timedelta(days=1)}"})
    assert backwards.status_code == 422


def test_days_off_that_begin_today_end_the_days_list(client: Client) -> None:
    rowan = cast_world(at=timezone.now())
    client.force_login(rowan)
    on = rowan.day(timezone.now())
    back = "Your list is back on"
    assert back not in client.get("/").content.decode()
    client.post("/absences/", {"first_on": f"{on}", "last_on": f"{on + timedelta(days=2)}"})
    assert back in client.get("/").content.decode()
    absence = Absence.objects.of(rowan).get(first_on=on)
    client.post(f"/absences/{absence.pk}/trash/")
    assert back not in client.get("/").content.decode()


def test_somebody_elses_plan_is_theirs(home: Client, member: Member) -> None:
    home.post("/plan/setting-up/", SAID)
    assert not Plan.objects.of(sol()).exists()


def casts_page(client: Client) -> str:
    client.force_login(cast_world(at=AT))
    return client.get("/plan/").content.decode()


def test_the_casts_rowan_has_thirteen_seats(client: Client) -> None:
    page = casts_page(client)
    assert "= 13 people" in html.unescape(page)
    assert "Keeping 40 people warm" in page


def test_every_sum_on_the_page_comes_out(client: Client) -> None:
    page = casts_page(client)
    text = " ".join(words_of(page, label=one) for one in ("forecast", "sum"))
    sums = EQUATION.findall(text)
    assert len(sums) >= 14
    for sum_, result, rest in sums:
        exact, said = value(sum_), int(result.replace(",", ""))
        note = ROUNDED.match(rest)
        if note is None:
            assert said == exact, sum_
        else:
            assert said == (-(-exact // 1) if note[1] == "up" else exact // 1), sum_


def test_every_number_on_the_page_was_told_counted_or_is_a_sum_of_those(client: Client) -> None:
    page = casts_page(client)
    member = Member.objects.get(email="rowan@example.org")
    future, sum_ = words_of(page, label="forecast"), words_of(page, label="sum")
    results = {result.replace(",", "") for _, result, _ in EQUATION.findall(f"{sum_} {future}")}
    people = Person.objects.of(member).not_in_trash()
    told = {"25", "5", "0", "4", "3", "15"}  # minutes, days with them, events, people, the cookout
    counted = {str(people.standing(place).count()) for place in ("deep", "warm")}
    # Stated in words: 5 of 6 minutes, half, 12 months of 4 weeks, 28 days, hellos, talks, gaps.
    stated = {"6", "2", "12", "28", "24", "15", "22", "135", "1", "52"}
    explained = told | counted | stated | results
    future, _, rest = future.partition("Try a change")
    changes, _, numbers = rest.partition("The year in numbers")
    future += numbers.split("Week Met")[0]
    for text in (future, sum_):
        for number in NUMBER.findall(text):
            assert number.rstrip(",").replace(",", "") in explained, f"{number} in {text}"
    # What a change would do is shown, sum by sum, by trying it.
    tried = [html.unescape(one) for one in re.findall(r'href="(/plan/\?[^"]+)"', page)]
    claims = re.findall(r"carry (\d+) people instead of 13", changes.split("Try it")[0])
    assert len(tried) == 2
    assert claims
    for address in tried:
        then = words_of(client.get(address).content.decode(), label="sum")
        carried = re.search(r"Your time allows [^=]*= (\d+) people", then)
        assert carried
        assert f"carry {carried[1]} people instead of 13" in changes


def test_the_numbers_beside_the_meters_are_those_of_the_sums(client: Client) -> None:
    page = casts_page(client)
    meters = words_of(page, label="Seats and minutes")
    seats_, minutes_ = (
        r"Your table (\d+) of (\d+) (\d+) open",
        r"Minutes a week (\d+) of (\d+) (\d+) to",
    )
    found = re.search(f"{seats_} {minutes_}", meters)
    assert found, meters
    now, seats, free, planned, week, spare = map(int, found.groups())
    assert (free, spare) == (seats - now, week - planned)
    sum_ = words_of(page, label="sum")
    assert f"your table has {seats} seats" in sum_
    assert f"= {planned} minutes a week" in sum_
    assert f"= {week} minutes, so 4 weeks have" in sum_
    assert f"with {now} people at your table" in sum_


def test_the_table_beside_the_picture_follows_from_the_sums(client: Client) -> None:
    page = casts_page(client)
    text = words_of(page, label="sum")
    found = {
        "met": re.search(r"new people each: \d+ × \d+ = (\d+)", text),
        "each": re.search(r"in 4 weeks, \d+ × \d+ ÷ \d+ = (\d+)", text),
        "seats": re.search(r"your table has (\d+) seats", text),
        "have": re.search(r"so 4 weeks have 4 × \d+ = (\d+)", text),
        "new": re.search(r"New people take .*? = (\d+) minutes", text),
        "warm": re.search(r"warm with .*? = (\d+) minutes", text),
        "share": re.search(r"with the (\d+) of (\d+) you", text),
    }
    n = {name: int(hit[1]) for name, hit in found.items() if hit}
    assert found["share"]
    share = Fraction(n["share"], int(found["share"][2]))
    now = Person.objects.filter(owner__email="rowan@example.org", place="deep").count()
    rows = re.findall(r'<tr><th scope="row">(\d+)</th>((?:<td>[\d,]+</td>)+)</tr>', page)
    assert [int(week) for week, _ in rows] == list(range(0, 53, 4))
    for week_, cells in rows:
        week = min(int(week_), 48)
        met = n["met"] * week // 4
        deep = min(n["seats"], now + int(n["met"] * share * week / 4))
        assert [int(cell.replace(",", "")) for cell in re.findall(r"[\d,]+", cells)] == [
            met,
            deep,
            met - (deep - now),
            (now + met) * n["each"],
            n["new"] + n["warm"] + deep * n["each"],
            n["have"],
        ]


def test_other_numbers_can_be_tried_and_nothing_is_saved(client: Client) -> None:
    casts_page(client)
    page = client.get("/plan/?events=0").content.decode()
    assert "Nothing is saved." in page
    assert "0 events in 4 weeks" in page
    assert plan_of(Member.objects.get(email="rowan@example.org")).events == 4
    assert client.get("/plan/?events=much&more=-3").status_code == 200


def test_the_page_asks_no_more_of_a_large_world_than_of_a_small_one(
    home: Client, member: Member, django_assert_max_num_queries: object
) -> None:
    home.post("/plan/setting-up/", SAID)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        home.get("/plan/")
    for number in range(30):
        person(member, f"Guest {number}", place="deep", met_on=TODAY)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        home.get("/plan/")


@pytest.mark.django_db(transaction=True)
def test_three_tabs_at_once_make_one_plan(home: Client, rowans: Member) -> None:
    answers: list[int] = []
    start = threading.Barrier(3)

    def send() -> None:
        browser = Client(raise_request_exception=False)
        browser.cookies = home.cookies
        start.wait()
        answers.append(browser.post("/plan/setting-up/", SAID).status_code)
        connection.close()

    tabs = [threading.Thread(target=send) for _ in range(3)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert answers == [302] * 3
    assert plan_of(rowans).minutes == [25] * 5 + [0, 0]
