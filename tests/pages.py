"""Every page there is to look at, by name: for the pictures, for axe, for the naughty strings."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

from tests.served import Served

PERSON = "select id from cookout_person where name = ? and owner_id = 1"
PAGE = "select uid from cookout_group where opened_to_visitors_at is not null"
# What takes ten thousand people to come about: a file that stopped, and one that is undone.
INTAKE = """insert into cookout_intake (owner_id, content, handed_in_at, taken_at, fingerprint,
  choices, counts, reached, total, file_name, undone_at, done)
  values (1, x'', '2026-01-01', '2026-01-01', '', '{}', '{}', 0, 10000, ?, ?, ?)"""
STAYED = """insert into cookout_intakerow (owner_id, imprint, changed, stays, intake_id, person_id)
  values (1, '', '{}', 'company, notes', ?, ?)"""
# An archive that waits for its preview, in one piece, and one that came in.
ARRIVAL = """insert into cookout_arrival (owner_id, file_name, handed_in_at, taken_at, words)
  values (1, ?, '2026-01-01 09:00', ?, ?)"""
PIECE = """insert into cookout_arrivalpiece (owner_id, arrival_id, position, content)
  values (1, ?, 0, ?)"""
# Two questions to people without an account.
LINK = """insert into cookout_answerlink (owner_id, expires_at, digest, question, introduction_id,
  person_id, recommendation_id) values (1, '2999-01-01', ?, ?, ?, ?, ?)"""
COMING = """replace into cookout_sessionlink (session_id, recipient_id, mail, digest, expires_at)
  values (?, ?, ?, ?, '2999-01-01')"""
NOTICE = """replace into cookout_groupnotice (recipient_id, key, about, question_id, promise_id,
  thank_you_id, made_at, message_id, digest, expires_at)
  values (?, ?, ?, ?, ?, ?, '2026-01-01', '', ?, '2999-01-01')"""
MORE_WANTED = """update cookout_groupanswer set more_wanted_at = '2026-01-01',
  more_wanted = 'What did you write to those who left?' where author_id = ?"""
THANKS = """replace into cookout_thankyou (id, group_id, giver_id, receiver_id, deed, change,
  given_at) select 999, m.group_id, m.id, r.id, 'Called my first client with me',
  'I kept them, and I call every client in the first week now.', '2026-01-01'
  from cookout_groupmember r join cookout_groupmember m on m.group_id = r.group_id
  and m.member_id = 1 where r.id = ?"""
LED = """insert into cookout_groupsession (group_id, uid, starts_at, place, video_link,
  protocol_key, lengths, sequence, version) values (?, lower(hex(randomblob(16))),
  datetime('now', '+5 days'),
  'The back room', '', 'question-round', '{}', 0, 0)"""
# Four days in writing, of which the second has begun.
WRITTEN = """insert into cookout_groupsession (group_id, uid, starts_at, began_at, place,
  video_link, protocol_key, lengths, sequence, version, hot_seats) select group_id,
  lower(hex(randomblob(16))), datetime('now', '-30 hours'), datetime('now', '-30 hours'), '', '',
  'async96h', '{}', 0, 0, 1 from cookout_groupmember where id = ?"""
ASKED = """insert into cookout_hotseat (session_id, number, member_id, question_id)
  select ?, 1, asker_id, id from cookout_groupquestion where id = ?"""
SECOND = """insert into cookout_sessionphase (session_id, number, "index", began_at, seconds)
  values (?, 2, 1, datetime('now', '-6 hours'), 172800)"""
TURN = """replace into cookout_groupnotice (recipient_id, key, about, session_id, made_at,
  message_id, digest, expires_at)
  values (?, 'turn', 'turn', ?, '2026-01-01', '', ?, '2999-01-01')"""
# A question of who takes part by email, and two answers to it; what came of another is due.
OWN = """insert into cookout_groupquestion (uid, group_id, asker_id, brings, first, restated,
  background, tried, options, help_wanted, help_not_wanted, provider_trade, asked_at, opened_at,
  heard_at) select lower(hex(randomblob(16))), group_id, id, 'concern', ?, '', '', '', '', '', '',
  '', '2026-01-01', '2026-01-01', ? from cookout_groupmember where id = ?"""
ANSWERS = """insert into cookout_groupanswer (uid, question_id, author_id, gives, basis, text,
  given_at, more_wanted, more, heard, heard_why) select lower(hex(randomblob(16))), ?, m.id,
  'concept', 'lived', 'I asked three shop owners, and one of them said yes.', '2026-01-01', '', '',
  '', '' from cookout_groupmember m join cookout_groupmember r on r.group_id = m.group_id
  where r.id = ? and m.member_id is not null order by m.id limit 2"""
JOINING = """replace into cookout_groupinvitation (group_id, made_by_id, invited_id, digest,
  made_at, expires_at) select m.group_id, h.id, m.id, ?, '2026-01-01', '2999-01-01'
  from cookout_groupmember m join cookout_group g on g.id = m.group_id
  join cookout_groupmember h on h.group_id = g.id and h.member_id = g.host_id where m.id = ?"""
CAME = "Imported 3 people, 12 conversations and 1 promise."


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def archive() -> bytes:
    """A small archive: two people, and what was said with one of them."""
    uids = [f"7f7f7f7f-0000-4000-8000-00000000000{n}" for n in range(3)]
    people = [
        {"uid": uid, "name": name, "made_at": "2026-01-01T09:00:00+00:00"}
        for uid, name in zip(uids, ("Lena Jarrow", "Piet Vos"), strict=False)
    ]
    talk = {"uid": uids[2], "kind": "call", "on": "2026-01-01", "people": uids[:1]}
    talk |= {"direction": "both", "logged_at": "2026-01-01T09:00:00+00:00"}
    contents = {"cookout": "archive", "version": 1, "member": {}, "people": people}
    contents["weeks"] = [{"monday_on": "2026-01-05", "people": uids[:1]}]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        written.writestr("cookout.json", json.dumps(contents | {"interactions": [talk]}))
    return packed.getvalue()


def pages(served: Served) -> dict[str, str]:
    """The address of each page of the cast's first member, without the leading slash."""
    dana = served.row(PERSON, "Dana Whitfield")
    teo = served.row(PERSON, "Teo Alvarez")
    lying = served.row(
        "select id from cookout_person where trashed_at is not null and owner_id = 1"
    )
    event = served.row("select id from cookout_event where name = 'Chamber breakfast'")
    fair = served.row("select id from cookout_event where name = 'School fair'")
    promise = served.row("select id from cookout_promise where person_id = ? limit 1", dana)
    used = served.row("select max(id) from cookout_experience where person_id = ?", dana)
    given = served.row("select max(id) from cookout_recommendation")
    offered = served.row("select max(id) from cookout_introduction")
    card = served.row("select max(id) from cookout_cardphoto where person_id is null")
    kept = served.row("select max(id) from cookout_cardphoto where person_id is not null")
    received = served.row("select max(id) from cookout_receivedcapture where settled_at is null")
    need = served.row("select max(id) from cookout_need")
    talk = served.row("select max(id) from cookout_interaction where owner_id = 1 and kind='call'")
    planned = served.row("select max(id) from cookout_cookout where logged_id is null")
    over = served.row("select max(id) from cookout_cookout where logged_id is not null")
    waiting = served.row("select min(id) from cookout_intake where taken_at is null")
    table = served.row("select max(id) from cookout_intake where taken_at is null")
    group = served.row("select id from cookout_group where name = 'Thursday Mastermind'")
    thanked = served.row("select receiver_id from cookout_thankyou")
    hosted = served.row("select max(id) from cookout_group where host_id = 1")
    waits = served.row("select id from cookout_waitingcandidate where group_id = ?", hosted)
    over_now = served.row("select max(id) from cookout_groupsession where ended_at is not null")
    ahead = served.row("select max(id) from cookout_groupsession where began_at is null")
    led = served.write(LED, hosted)
    of_group = "select max(id) from cookout_groupquestion where "
    heard = served.row(of_group + "heard_at is not null")
    answering = served.row(
        of_group + "heard_at is null and opened_at is not null and provider_trade = ''"
    )
    clarifying = served.row(of_group + "opened_at is null")
    half_written = served.row(of_group + "opened_at is null and tried = ''")
    who_has_used = served.row("select min(id) from cookout_groupquestion where provider_trade > ''")
    stepped = served.row("select id from cookout_grouppromise where what like 'Send the group%'")
    taken = served.row("select min(id) from cookout_intake where taken_at is not null")
    stopped = served.write(INTAKE, "everybody.vcf", None, 4_000)
    undone = served.write(INTAKE, "friends.csv", "2026-01-01 00:00", 10_000)
    served.write(STAYED, undone, dana)
    arriving = served.write(ARRIVAL, "cookout 2026-01-01.zip", None, "")
    served.write(PIECE, arriving, archive())
    served.write(ARRIVAL, "from the old phone.zip", "2026-01-02 09:00", CAME)
    return {
        "today": "",
        "people": "people/",
        "people-warm": "people/?place=warm",
        "people-none": "people/?trade=astronaut",
        "person": f"people/{dana}/",
        "person-just-met": f"people/{teo}/",
        "twice": "duplicates/",
        "merge": f"people/{dana}/merge/{teo}/",
        "merge-with": f"people/{dana}/merge/",
        "words": f"people/{dana}/words/",
        "history": f"people/{dana}/history/",
        "date-add": f"people/{dana}/dates/",
        "experience-make": f"people/{dana}/experiences/",
        "experience-heard": f"people/{dana}/experiences/?used_by=someone",
        "experience": f"experiences/{used}/",
        "recommend": f"people/{dana}/recommendations/",
        "recommendations": "recommendations/",
        "recommendation": f"recommendations/{given}/",
        "introduce": f"people/{dana}/introductions/",
        "introductions": "introductions/",
        "introduction": f"introductions/{offered}/",
        "needs": "needs/",
        "need-new": "needs/new/",
        "need": f"needs/{need}/",
        "look-up": "search/?q=my+kitchen+tap+drips",
        "memory-add": f"people/{dana}/memories/",
        "point-add": f"people/{dana}/contact-points/",
        "tie-add": f"people/{dana}/ties/",
        "person-edit": f"people/{dana}/edit/",
        "photo": f"people/{dana}/photo/edit/",
        "log": f"people/{dana}/interactions/",
        "log-several": f"interactions/?people={dana}&people={teo}",
        "interaction": f"interactions/{talk}/",
        "met": "met/",
        "card-photos": "card-photos/",
        "own-card": "own-card/",
        "received": "received/",
        "received-check": f"received/{received}/",
        "card-photo": f"card-photos/{card}/",
        "card-photo-kept": f"card-photos/{kept}/",
        "decide": f"people/{teo}/decide/",
        "promises": "promises/",
        "promise-new": "promises/new/",
        "promise": f"promises/{promise}/",
        "promise-make": f"people/{dana}/promises/",
        "events": "events/",
        "event": f"events/{event}/",
        "event-deep": f"events/{fair}/",
        "event-new": "events/new/",
        "event-edit": f"events/{event}/edit/",
        "plan": "plan/",
        "plan-set-up": "plan/setting-up/",
        "absences": "absences/",
        "table": "table/",
        "review": "review/",
        "review-met": "review/met/",
        "review-room": "review/room/",
        "review-next": "review/next/",
        "year": "year/",
        "year-empty": "year/1999/",
        "cookouts": "cookouts/",
        "cookout": f"cookouts/{planned}/",
        "cookout-past": f"cookouts/{over}/",
        "cookout-new": f"cookouts/new/?people={dana}&people={teo}",
        "cookout-edit": f"cookouts/{planned}/edit/",
        "cookout-guests": f"cookouts/{planned}/guests/",
        "roles": "roles/",
        "search": "search/?q=dana",
        "search-nothing": "search/?q=zebra",
        "search-empty": "search/",
        "take": "import/",
        "take-preview": f"import/{waiting}/",
        "take-pick": f"import/{taken}/picking/",
        "take-columns": f"import/{table}/columns/",
        "take-progress": f"import/{stopped}/progress/",
        "take-undone": f"import/{undone}/undo/",
        "take-archive": "import/archive/",
        "take-archive-preview": f"import/archive/{arriving}/",
        "out": "export/",
        "out-chosen": f"export/?people={dana}&people={teo}",
        "letters": "email/",
        "mail": "email/server/",
        "mastermind": "mastermind/",
        "group": f"groups/{group}/",
        "group-new": "groups/new/",
        "group-edit": f"groups/{hosted}/edit/",
        "group-hosting": f"groups/{hosted}/hosting/",
        "group-bring": f"groups/{hosted}/members/",
        "group-waiting-add": f"groups/{hosted}/waiting-list/",
        "group-waiting-edit": f"waiting-list/{waits}/",
        "group-parking": f"groups/{hosted}/parking/",
        "group-about-me": f"groups/{group}/about-me/",
        "group-leave": f"groups/{group}/leave/",
        "group-fellow": f"group-members/{thanked}/",
        "sessions": f"groups/{group}/sessions/",
        "session-new": f"groups/{hosted}/sessions/new/",
        "hot-seat-ask": f"groups/{group}/hot-seat/",
        "session": f"sessions/{ahead}/",
        "session-minutes": f"sessions/{over_now}/",
        "session-edit": f"sessions/{led}/edit/",
        "session-phase-minutes": f"sessions/{led}/minutes/",
        "session-agenda": f"sessions/{ahead}/agenda/",
        "session-room": f"sessions/{ahead}/room/",
        "group-promise": f"group-promises/{stepped}/",
        "group-search": f"groups/{group}/search/?words=second+shop",
        "group-ask": f"groups/{group}/questions/",
        "group-share": f"groups/{group}/shares/",
        "group-question-clarifying": f"questions/{clarifying}/",
        "question-hot-seat": f"questions/{half_written}/hot-seat/",
        "group-question": f"questions/{answering}/",
        "group-question-heard": f"questions/{heard}/",
        "group-question-provider": f"questions/{who_has_used}/",
        "trash": "trash/",
        "erase": f"people/{lying}/erasure/",
        "settings": "settings/",
        "leaving": "settings/delete-account/",
        "welcome": "welcome/",
        "sign-out": "sign-out/",
        "not-found": "people/999999/",
    }


def open_pages(served: Served) -> dict[str, str]:
    """Pages for those who are not signed in."""
    offered = served.row("select max(id) from cookout_introduction")
    asked = served.row("select second_id from cookout_introduction where id = ?", offered)
    given = served.row("select max(id) from cookout_recommendation")
    served.write(LINK, hashed("agree"), "agree", offered, asked, None)
    served.write(LINK, hashed("went"), "went", None, None, given)
    by_mail = served.row("select min(id) from cookout_groupmember where email > ''")
    served.write(JOINING, hashed("joining"), by_mail)
    in_theirs = "select max(s.id) from cookout_groupsession s, cookout_groupmember m where"
    in_theirs += " s.group_id = m.group_id and m.id = ? and s"
    ahead = served.row(f"{in_theirs}.began_at is null", by_mail)
    over = served.row(f"{in_theirs}.ended_at is not null", by_mail)
    served.write(COMING, ahead, by_mail, "pictured", hashed("coming"))
    served.write(COMING, over, by_mail, "minutes.pictured", hashed("minutes"))
    in_group = "select max(q.id) from cookout_groupquestion q, cookout_groupmember m where"
    in_group += " q.group_id = m.group_id and m.id = ? and q.heard_at is null and q.opened_at"
    for name, which in (("question", "= ''"), ("provider", "> ''")):
        asked_by_mail = served.row(f"{in_group} > '' and q.provider_trade {which}", by_mail)
        served.write(NOTICE, by_mail, name, "asked", asked_by_mail, None, None, hashed(name))
    served.write(MORE_WANTED, by_mail)
    of_more = served.row("select question_id from cookout_groupanswer where author_id = ?", by_mail)
    served.write(NOTICE, by_mail, "more", "more", of_more, None, None, hashed("more"))
    promised = "select max(p.id) from cookout_grouppromise p join cookout_groupmember m"
    promise = served.row(f"{promised} on m.id = p.maker_id where m.email > ''")
    maker = served.row("select maker_id from cookout_grouppromise where id = ?", promise)
    served.write(NOTICE, maker, "due", "due", None, promise, None, hashed("promise"))
    thanks = served.write(THANKS, by_mail)
    served.write(NOTICE, by_mail, "thank", "thank", None, None, thanks, hashed("thanks"))
    in_writing = served.write(WRITTEN, by_mail)
    served.write(
        ASKED, in_writing, served.row(f"{in_group} > '' and q.provider_trade = ''", by_mail)
    )
    served.write(SECOND, in_writing)
    served.write(TURN, by_mail, in_writing, hashed("turn"))
    served.write(COMING, in_writing, by_mail, "pictured", hashed("join"))
    to_hear = served.write(OWN, "How do I find a partner for the shop?", None, by_mail)
    served.write(ANSWERS, to_hear, by_mail)
    served.write(NOTICE, by_mail, "hear", "hear", to_hear, None, None, hashed("hear"))
    to_tell = served.write(OWN, "Should I raise my prices?", "2026-01-02", by_mail)
    served.write(NOTICE, by_mail, "tell", "tell", to_tell, None, None, hashed("tell"))
    return {
        "answer-agree": "answer/agree/",
        "answer-went": "answer/went/",
        "sign-in": "sign-in/",
        "enter": served.link("rowan@example.org").removeprefix(served.home),
        "goodbye": "goodbye/",
        "answer-gone": "answer/gone/",
        "card-gone": "card/gone/",
        "phone-capture": "phone/capture/",
        "enter-spent": "enter/spent/",
        "join-spent": "join/spent/",
        "group-join": "groups/join/joining/",
        "group-join-spent": "groups/join/spent/",
        "guest-gone": "guest/gone/",
        "session-link": "sessions/reply/coming/",
        "session-link-join": "sessions/reply/join/",
        "session-link-minutes": "sessions/reply/minutes/",
        "session-link-gone": "sessions/reply/gone/",
        "group-reply": "groups/reply/question/",
        "group-reply-provider": "groups/reply/provider/",
        "group-reply-more": "groups/reply/more/",
        "group-reply-promise": "groups/reply/promise/",
        "group-reply-thanks": "groups/reply/thanks/",
        "group-reply-hear": "groups/reply/hear/",
        "group-reply-outcome": "groups/reply/tell/",
        "group-reply-turn": "groups/reply/turn/",
        "group-reply-gone": "groups/reply/gone/",
        "group-visit": f"groups/visit/{served.text(PAGE)}/",
    }
