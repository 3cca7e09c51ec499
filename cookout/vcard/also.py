"""The values on a card that have no field and that a person would miss."""

from __future__ import annotations

import re

from cookout.vcard.contact_points import labels_by_group
from cookout.vcard.person_fields import FIELDS
from cookout.vcard.properties import Property
from cookout.vcard.text import clean, clean_line

MOST, LONGEST, LONGEST_LABEL = 100, 2_000, 60
CUSTOM = "X-CUSTOM"

# Read elsewhere, or nothing that says anything to a person.
_READ = {name for field in FIELDS for name in field.vcard} | set(
    "BEGIN END VERSION PRODID REV UID N FN TEL EMAIL ADR LABEL URL IMPP SOCIALPROFILE "
    "X-SOCIALPROFILE NICKNAME CATEGORIES PHOTO LOGO SOUND KEY MEMBER KIND SOURCE CLASS MAILER "
    "SORT-STRING CLIENTPIDMAP XML AGENT RELATED X-ABRELATEDNAMES "
    "X-ABLABEL X-ABADR X-ABUID X-ABDATE X-ABSHOWAS DEATHDATE ANNIVERSARY BIRTHPLACE HOBBY "
    "INTEREST EXPERTISE GRAMGENDER CREATED JSPROP JSCONTACT-PROP "
    "X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER X-ANDROID-CUSTOM X-ACCOUNT "
    "X-MOZILLA-HTML X-EVOLUTION-FILE-AS X-EVOLUTION-WEBDAV-ETAG X-MS-CARDPICTURE X-CLASS "
    "X-MS-TEL X-SAMSUNGADR X-EVOLUTION-BLOG-URL X-KADDRESSBOOK-BLOGFEED "
    "X-KADDRESSBOOK-X-PROFESSION".split()
)
_NEVER = re.compile(
    r"X-(?:IMAGE|ABCROP|APPLE|ICLOUD|SHARED|UNKNOWN-PROPERTY|MS-OL|FC-|EPOCSECOND|SYNC"
    r"|OWNCLOUD|NEXTCLOUD|WAB|CARDDAV|GOOGLE-ETAG|ACTIVITY-ALERT|EVOLUTION-LIST|KADDRESSBOOK-CRYPTO).*"
)
_RELATIONS = re.compile(
    r"X-(?:\w+-)*(?:SPOUSE|ASSISTANT|MANAGER|CHILD|FATHER|MOTHER|PARTNER|BROTHER|SISTER|FRIEND"
    r"|ANNIVERSARY)(?:S?NAMES?)?"
)
_NETWORKS = re.compile(
    r"X-(?:MESSAGING/.*|AIM|ICQ|MSN|YAHOO(?:-ID)?|JABBER|SKYPE(?:-USERNAME)?|GOOGLE-TALK|GTALK|QQ"
    r"|TWITTER|SIP|GADUGADU|GROUPWISE|FACEBOOK|LINKEDIN|INSTAGRAM|TELEGRAM|SIGNAL|WHATSAPP"
    r"|MASTODON|MATRIX|THREEMA|XING|GITHUB|YOUTUBE|TIKTOK|MS-IMADDRESS|XMPP|DISCORD|BLUESKY"
    r"|THREADS|SNAPCHAT|WECHAT|LINE|VIBER|KAKAOTALK|PINTEREST|REDDIT|SLACK|TEAMS|ZOOM|FACETIME)"
)
_MACHINE = re.compile(r"(?:urn:|https?://schemas|data:|[0-9a-f]{16,}$|\{[0-9a-f-]{36}\}$)", re.I)
_VENDOR = re.compile(r"X-(?:KADDRESSBOOK-(?:X-)?|EVOLUTION-|MS-)?")
_CALLED = {
    "X-MAIDENNAME": "maiden name",
    "X-PHONETIC-FIRST-NAME": "first name, as spoken",
    "X-PHONETIC-MIDDLE-NAME": "middle name, as spoken",
    "X-PHONETIC-LAST-NAME": "last name, as spoken",
    "X-PHONETIC-ORG": "company, as spoken",
    "GENDER": "gender",
    "LANG": "language",
    "TZ": "time zone",
    "GEO": "on the map",
    "KEY": "public key",
    "CALURI": "calendar",
    "CALADRURI": "calendar invitations",
    "FBURL": "when they are busy",
}


def also_on(properties: list[Property]) -> tuple[tuple[str, str], ...]:
    """Labels and values, in the order of the card, none twice."""
    labels = labels_by_group(properties)
    found: list[tuple[str, str]] = []
    organizations = [prop for prop in properties if prop.name == "ORG" and prop.value.strip(" ;")]
    organizations.sort(key=lambda one: not one.preferred)
    for place, organization in enumerate(organizations):
        company, *units = [clean_line(part, LONGEST) for part in organization.parts()]
        if place and company:
            found.append(("company", company))
        found += [("department", unit) for unit in units if unit]
    for prop in properties:
        if not _is_read(prop):
            label = labels.get(prop.group.lower(), "") if prop.group else ""
            found.append((label or _label(prop.name), clean(prop.text(), LONGEST)))
    plain = ((clean_line(label, LONGEST_LABEL), value) for label, value in found if value)
    return tuple(dict.fromkeys(pair for pair in plain if not _MACHINE.match(pair[1])))[:MOST]


def _is_read(one: Property) -> bool:
    name = one.name
    if name == "KEY":  # the key itself says nothing to a person, its address does
        return not re.match(r"https?://", one.value, re.I)
    is_packed = one.param("ENCODING").upper() in ("B", "BASE64")
    is_elsewhere = name in _READ or _NEVER.fullmatch(name) or _RELATIONS.fullmatch(name)
    return bool(is_elsewhere or _NETWORKS.fullmatch(name) or is_packed)


def _label(name: str) -> str:
    """A property's name as words: X-SHOE-SIZE is "shoe size"."""
    return _CALLED.get(name) or re.sub(r"[-_/]+", " ", _VENDOR.sub("", name)).lower()
