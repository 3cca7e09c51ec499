"""A device is turned on, a notification is sealed for it, and its service worker shows it.

The push service is a stand-in on loopback: a Chromium without its maker's keys reaches no real one,
so the page's subscription names the stand-in, with keys that this test made. What the stand-in took
is opened with those keys, and handed to the real service worker by Chromium's own command
`ServiceWorker.deliverPushMessage`. Only the line between a push service and the browser is missing.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests import browser as chromium
from tests.journeys.conftest import PATIENCE, sign_in
from tests.letters.push_service import PushBrowser, push_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.served import Served

# The subscription outlives its page, as a browser's own does.
SUBSCRIBES = """
(() => {
  const made = { ...%s, ...JSON.parse(localStorage.getItem("changed")) };
  const answer = { ...made, toJSON: () => made, unsubscribe: async () => localStorage.clear() };
  PushManager.prototype.subscribe = async (wanted) => {
    localStorage.setItem("key", wanted.applicationServerKey);
    return answer;
  };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem("key") ? answer : null);
})();
"""
SHOWN = """
async () => {
  const registration = await navigator.serviceWorker.ready;
  const notes = await registration.getNotifications();
  return notes.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
}
"""
TAPPED = """
async () => {
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
}
"""

CHANGED = """
async () => {
  let wanted = null;
  PushManager.prototype.subscribe = async (options) => (wanted = options);
  const event = new ExtendableEvent("pushsubscriptionchange");
  event.oldSubscription = { options: { applicationServerKey: "key" } };
  self.dispatchEvent(event);
  await new Promise((resolve) => setTimeout(resolve));
  return wanted;
}
"""


@pytest.fixture(scope="module")
def chrome(chrome: Browser) -> Iterator[Browser]:
    """A browser that shows notifications."""
    whole = chromium.find_whole()
    opened = chrome.browser_type.launch(executable_path=whole, args=list(chromium.FLAGS))
    yield opened
    opened.close()


def test_a_notification_is_shown_by_the_service_worker_and_opens_its_page(
    rowan: Page, demo: Served
) -> None:
    browser = PushBrowser()
    with push_service() as service:
        made = {"endpoint": f"{service.home}device", "keys": browser.keys}
        rowan.context.grant_permissions(["notifications"], origin=demo.home.rstrip("/"))
        rowan.context.add_init_script(SUBSCRIBES % json.dumps(made))
        rowan.goto(f"{demo.home}email/")
        rowan.get_by_role("button", name="Turn on for this device").click()
        expect(rowan.get_by_text("Notifications are on for this device.").first).to_be_visible()
        expect(rowan.get_by_role("button", name="Turn on for this device")).to_be_hidden()
        expect(rowan.get_by_role("listitem").filter(has_text="This device.")).to_be_visible()
        asked = demo.text("select application_server_key from cookout_pushkey")
        assert rowan.evaluate("localStorage.getItem('key')") == asked

        rowan.get_by_role("button", name="Send a test to Chrome on").click()
        expect(rowan.get_by_text("Test sent to Chrome on")).to_be_visible()
        (taken,) = service.taken
        sealed = browser.read(taken.body)

    deliver(rowan, demo, json.dumps(sealed))
    assert shown(rowan, "Notifications from your Cookout arrive here.") == {
        "title": "Test from your Cookout",
        "body": "Notifications from your Cookout arrive here.",
        "tag": "test",
        "data": {"navigate": f"{demo.home}email/"},
    }
    # The newest of a kind stands in for the one before.
    sealed["notification"] |= {"body": "Again.", "navigate": f"{demo.home}promises/"}
    deliver(rowan, demo, json.dumps(sealed))
    shown(rowan, "Again.")

    (worker,) = rowan.context.service_workers
    worker.evaluate(TAPPED)
    rowan.wait_for_url(f"{demo.home}promises/")

    # What it cannot read it shows as news, since a worker that shows nothing loses its permission.
    deliver(rowan, demo, "not JSON")
    assert shown(rowan, "Open Cookout to see what’s new.")["title"] == "Cookout"

    # The browser ends the subscription: the worker makes another, and the next page says so.
    assert worker.evaluate(CHANGED) == {"userVisibleOnly": True, "applicationServerKey": "key"}
    changed = f"{demo.home}changed"
    rowan.evaluate(
        "(made) => localStorage.setItem('changed', made)", json.dumps({"endpoint": changed})
    )
    with rowan.expect_response("**/devices/here/"):
        rowan.goto(f"{demo.home}email/")
    assert demo.text("select endpoint from cookout_pushsubscription") == changed

    rowan.get_by_role("button", name="Remove Chrome on").click()
    rowan.get_by_role("button", name="Turn on for this device").click()
    expect(rowan.get_by_role("listitem").filter(has_text="This device.")).to_be_visible()

    # The session ends, and the next one knows the device again: signing out turns it off.
    rowan.context.clear_cookies()
    with rowan.expect_response("**/devices/here/"):
        sign_in(rowan, demo.link("rowan@example.org"))
    rowan.goto(f"{demo.home}sign-out/")
    rowan.get_by_role("button", name="Sign out").click()
    expect(rowan.get_by_role("heading", name="Sign in")).to_be_visible()
    assert demo.row("select count(*) from cookout_pushsubscription") == 0


def deliver(page: Page, demo: Served, data: str) -> None:
    """Hand a push to the service worker of a page, as Chromium does when one arrives."""
    chromium = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    chromium.on(
        "ServiceWorker.workerRegistrationUpdated", lambda said: found.extend(said["registrations"])
    )
    chromium.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    mine = next(one for one in found if one["scopeURL"] == demo.home)
    message = {"registrationId": mine["registrationId"], "data": data}
    chromium.send("ServiceWorker.deliverPushMessage", {"origin": demo.home.rstrip("/"), **message})
    chromium.detach()


def shown(page: Page, body: str) -> dict[str, Any]:
    """The one notification that is shown, once its words are these."""
    end = time.monotonic() + PATIENCE / 1000
    while True:
        notes: list[dict[str, Any]] = page.evaluate(SHOWN)
        if [note["body"] for note in notes] == [body]:
            return notes[0]
        assert time.monotonic() < end, notes
        page.wait_for_timeout(50)
