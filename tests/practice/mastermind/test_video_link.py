"""A member's name in the link to a video call."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from cookout.practice.mastermind.video_link import link_with_name

NAMED = "#userInfo.displayName=%22Zo%C3%AB%20Vos%22"


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("https://meet.jit.si/Thursday", f"https://meet.jit.si/Thursday{NAMED}"),
        ("https://jitsi.example.org/a", f"https://jitsi.example.org/a{NAMED}"),
        ("https://meet.jit.si/a#config.x=1", "https://meet.jit.si/a#config.x=1"),
        ("https://whereby.com/a", "https://whereby.com/a?displayName=Zo%C3%AB%20Vos"),
        (
            "https://sol.whereby.com/a?roomKey=x#b",
            "https://sol.whereby.com/a?roomKey=x&displayName=Zo%C3%AB%20Vos#b",
        ),
        ("https://whereby.com/a?displayName=", "https://whereby.com/a?displayName="),
        ("https://notwhereby.com/a", "https://notwhereby.com/a"),
        ("https://zoom.us/j/1?pwd=2", "https://zoom.us/j/1?pwd=2"),
        ("https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij"),
    ],
)
def test_the_name_is_filled_in_where_the_service_takes_it(link: str, named: str) -> None:
    assert link_with_name(link, name=" Zoë Vos ") == named
    assert link_with_name(link, name="  ") == link


def test_a_name_is_no_longer_than_the_service_takes() -> None:
    link = link_with_name("https://whereby.com/a", name="Zo " * 40)
    assert len(parse_qs(urlsplit(link).query)["displayName"][0]) <= 100
