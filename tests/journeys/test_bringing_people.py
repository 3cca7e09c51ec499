"""An address book comes in; another member sees nothing of it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cookout.web.http.background import FIRST
from tests.journeys.conftest import PHONE
from tests.pages import PERSON

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

IMPORT = re.compile(r"^Import [\d,]+ (person|people)$")
BOOK = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:j{n}\r\nFN:{name}\r\nTEL:818 555 77{n:02}\r\nEND:VCARD\r\n"
    for n, name in enumerate(["Quinn Abbott", "Rhea Abbott", "Sean Abbott"])
)


def test_an_address_book_is_seen_first_taken_and_picked_from(
    rowan: Page, demo: Served, tmp_path: Path
) -> None:
    file = tmp_path / "phone.vcf"
    file.write_text(BOOK + "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", newline="")
    rowan.goto(demo.home + "import/")
    rowan.get_by_label("Contacts file").set_input_files(file)
    rowan.get_by_role("button", name="Preview").click()
    expect(rowan.get_by_text("Quinn Abbott")).to_be_visible()
    expect(rowan.get_by_text(re.compile(r"[Ll]ine 19"))).to_be_visible()
    assert demo.row("select count(*) from cookout_person where family = 'Abbott'") == 0

    rowan.get_by_role("button", name=IMPORT).click()
    expect(rowan.get_by_role("heading", level=1)).to_have_text("Who do you already know well?")
    rowan.get_by_label(re.compile("Quinn Abbott")).check()
    rowan.get_by_role("button", name="Done").click()
    rowan.wait_for_load_state()
    assert demo.row("select count(*) from cookout_person where name like '% Abbott'") == 3
    seated = "select count(*) from cookout_person where name like '% Abbott' and place = 'deep'"
    assert demo.row(seated) == 1

    rowan.goto(demo.home + "import/")
    rowan.get_by_label("Contacts file").set_input_files(file)
    rowan.get_by_role("button", name="Preview").click()
    rowan.wait_for_load_state()
    assert demo.row("select count(*) from cookout_person where name like '% Abbott'") == 3


def test_a_wrong_file_is_told_what_it_is(rowan: Page, demo: Served, tmp_path: Path) -> None:
    picture = tmp_path / "card.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    rowan.goto(demo.home + "import/")
    rowan.get_by_label("Contacts file").set_input_files(picture)
    rowan.get_by_role("button", name="Preview").click()
    expect(rowan.get_by_text(re.compile("This is a picture")).first).to_be_visible()


def test_an_invited_member_sees_nothing_of_the_one_who_invited(
    rowan: Page, chrome: Browser, demo: Served
) -> None:
    rowan.goto(demo.home + "settings/")
    rowan.get_by_role("button", name="Create invitation").click()
    link = rowan.get_by_label("Link").input_value()
    dana = demo.row(PERSON, "Dana Whitfield")

    context = chrome.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Join").click()
    page.get_by_label("Your name").fill("Kim Doe")
    page.get_by_label("Email").fill("kim@example.org")
    page.get_by_label("Password").fill("a table for fifteen")
    page.get_by_role("button", name="Create account").click()
    page.wait_for_load_state()
    for address in ("people/", "search/?q=dana", "promises/", "events/", "trash/"):
        page.goto(demo.home + address)
        assert "Whitfield" not in page.content(), address
    answer = page.goto(demo.home + f"people/{dana}/")
    assert answer
    assert answer.status == 404
    context.close()


def test_linkedin_comes_in_is_undone_and_comes_in_again(
    rowan: Page, demo: Served, tmp_path: Path
) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        + "".join(f"Uma{n},Quill,https://www.linkedin.com/in/uq{n},,,,1 Mar 2024\n" for n in "ab")
    )
    count = "select count(*) from cookout_person where family = 'Quill'"
    for left in (0, 2):
        rowan.goto(demo.home + "import/")
        rowan.get_by_label("Contacts file").set_input_files(file)
        rowan.get_by_role("button", name="Preview").click()
        rowan.get_by_role("button", name=IMPORT).click()
        expect(rowan.get_by_role("heading", level=1)).to_have_text("Who do you already know well?")
        assert demo.row(count) == 2
        if not left:
            rowan.get_by_role("button", name="Undo").click()
            expect(rowan.get_by_text("Two people removed.")).to_be_visible()
        assert demo.row(count) == left


def test_of_a_newer_card_each_field_is_mine_or_theirs(
    rowan: Page, demo: Served, tmp_path: Path
) -> None:
    def bring(*lines: str) -> None:
        file = tmp_path / "vera.vcf"
        said = ["BEGIN:VCARD", "VERSION:3.0", "UID:vera", "FN:Vera Knoll", *lines, "END:VCARD", ""]
        file.write_text("\r\n".join(said), newline="")
        rowan.goto(demo.home + "import/")
        rowan.get_by_label("Contacts file").set_input_files(file)
        rowan.get_by_role("button", name="Preview").click()

    bring("ORG:Old Mill", "TITLE:Baker")
    rowan.get_by_role("button", name=IMPORT).click()
    bring("ORG:New Mill", "TITLE:Owner")
    company = rowan.get_by_role("group", name="Company of Vera Knoll")
    expect(company.get_by_label("Use the file")).to_be_checked()
    company.get_by_label("Keep mine").check()
    rowan.get_by_role("button", name=IMPORT).first.click()
    expect(rowan.get_by_role("heading", level=1)).to_have_text("Who do you already know well?")
    kept = "select count(*) from cookout_person where company = 'Old Mill' and title = ?"
    assert demo.row(kept, "Owner") == 1
    rowan.get_by_role("button", name="Undo").click()
    expect(rowan.get_by_text("One person changed back.")).to_be_visible()
    assert demo.row(kept, "Baker") == 1


LARGE = "select count(*) from cookout_person where name like 'Large %'"


def press_and_see(page: Page, demo: Served, button: str | re.Pattern[str], under_way: str) -> None:
    """Press what takes a while, on a machine as slow as that takes, and see how far it is."""
    before = demo.row(LARGE)
    page.get_by_role("button", name=button).click(no_wait_after=True)
    with demo.held(LARGE, unlike=before):
        before = demo.row(LARGE)
        time.sleep(FIRST * 1.1)
    with demo.held(LARGE, unlike=before):
        expect(page.get_by_role("heading", level=1)).to_have_text(under_way)
        expect(page.get_by_role("progressbar")).to_be_visible()


def test_a_large_book_shows_how_far_it_is_until_all_are_in(
    rowan: Page, demo: Served, tmp_path: Path
) -> None:
    count = 12_000
    file = tmp_path / "large.vcf"
    file.write_text(
        "".join(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:l{n}\r\nFN:Large {n}\r\nEND:VCARD\r\n"
            for n in range(count)
        ),
        newline="",
    )
    rowan.goto(demo.home + "import/")
    rowan.get_by_label("Contacts file").set_input_files(file)
    rowan.get_by_role("button", name="Preview").click()
    heading = rowan.get_by_role("heading", level=1)
    press_and_see(rowan, demo, IMPORT, "Importing")
    expect(heading).to_have_text("Import finished")
    assert demo.row(LARGE) == count
    press_and_see(rowan, demo, "Undo", "Undoing")
    expect(heading).to_have_text("Import undone")
    assert demo.row(LARGE) == 0
