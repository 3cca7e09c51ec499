"""Every address of the application."""

from django.urls import path, register_converter

from cookout.web.answer import answer
from cookout.web.card_photos import card_photo, card_photos
from cookout.web.cookouts import cookouts, guests
from cookout.web.decide import decide
from cookout.web.duplicates import duplicates, merge_with, merging
from cookout.web.email import devices, email, mail_server, ntfy
from cookout.web.events import event_dates, events
from cookout.web.experiences import experiences
from cookout.web.exports import exports
from cookout.web.http import errors, manifest, moved, service_worker
from cookout.web.imports import archives, columns, imports, progress, undo
from cookout.web.interactions import interactions
from cookout.web.introductions import introductions
from cookout.web.mastermind import (
    answers as group_answers,
)
from cookout.web.mastermind import (
    fellows,
    group_invitations,
    group_promises,
    group_reply,
    group_search,
    groups,
    hosting,
    provider_questions,
    questions,
    same_providers,
    shares,
    visitors,
    waiting_list,
)
from cookout.web.met import met
from cookout.web.needs import needs
from cookout.web.own_card import own_card
from cookout.web.people import (
    additions,
    contact_points,
    history,
    message,
    people,
    people_order,
    person,
    photo,
    tags,
    ties,
)
from cookout.web.phone import phone, shared
from cookout.web.plan import absences, plan
from cookout.web.promises import person_choice, promises
from cookout.web.received import received
from cookout.web.recommendations import recommendations
from cookout.web.review import review, year
from cookout.web.roles import roles
from cookout.web.search import search
from cookout.web.sessions import (
    closing,
    hot_seats,
    minutes,
    question_hot_seat,
    room,
    room_clock,
    room_words,
    session_guests,
    session_link,
    sessions,
)
from cookout.web.settings import leaving, settings
from cookout.web.sign_in import sign_in, welcome
from cookout.web.table import table
from cookout.web.today import today
from cookout.web.trash import erasure, trash


class RowId:
    """A row's id, up to the largest that the database stores."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowId, "id")

urlpatterns = [
    path("", today.today, name="today"),
    path("today/more/", today.more, name="show_more"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("service-worker.js", service_worker.service_worker, name="service_worker"),
    # Coming in
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("enter/<str:secret>/", sign_in.enter, name="enter"),
    path("join/<str:secret>/", sign_in.join, name="join"),
    path("you/", sign_in.you, name="you"),
    path("welcome/", welcome.welcome, name="welcome"),
    # People
    path("people/", people.index, name="people"),
    path("people/order/", people_order.remember, name="people_order"),
    path("people/<id:pk>/", person.show, name="person"),
    path("people/<id:pk>/edit/", person.edit, name="person_edit"),
    path("people/tags/", tags.add, name="tags"),
    path("people/<id:pk>/privacy/", person.privacy, name="privacy"),
    path("people/<id:pk>/card/", exports.card, name="person_card"),
    path("people/<id:pk>/photo/", photo.show, name="photo"),
    path("people/<id:pk>/photo/small/", photo.show_small, name="photo_small"),
    path("people/<id:pk>/photo/edit/", photo.edit, name="photo_edit"),
    path("people/<id:pk>/photo/removal/", photo.remove, name="photo_remove"),
    path("people/<id:pk>/photo/restore/", photo.restore, name="photo_restore"),
    path("people/<id:pk>/trash/", person.discard, name="person_trash"),
    path("people/<id:pk>/restore/", person.restore, name="person_restore"),
    path("people/<id:pk>/history/", history.show, name="history"),
    path("people/<id:pk>/erasure/", erasure.erase, name="erase"),
    path("people/<id:pk>/interactions/", interactions.log, name="log"),
    path("people/<id:pk>/words/", message.words, name="words"),
    path("people/<id:pk>/dates/", additions.important_date, name="date_add"),
    path("people/<id:pk>/promises/", promises.make, name="promise_make"),
    path("people/<id:pk>/memories/", additions.memory, name="memory_add"),
    path("people/<id:pk>/contact-points/", additions.contact_point, name="point_add"),
    path("people/<id:pk>/ties/", ties.add, name="tie_add"),
    path("ties/<id:pk>/trash/", ties.discard, name="tie_trash"),
    path("ties/<id:pk>/restore/", ties.restore, name="tie_restore"),
    path("duplicates/", duplicates.index, name="duplicates"),
    path("people/<id:pk>/not-the-same/<id:other>/", duplicates.apart, name="not_the_same"),
    path(
        "people/<id:pk>/not-the-same/<id:other>/undo/",
        duplicates.together,
        name="not_the_same_undo",
    ),
    path("people/<id:pk>/merge/", merge_with.merge_with, name="merge_with"),
    path("people/<id:pk>/merge/<id:other>/", merging.merge, name="merge"),
    path("points/<id:pk>/failure/", contact_points.fail, name="point_fails"),
    path("points/<id:pk>/working/", contact_points.work, name="point_works"),
    path("merges/<id:pk>/undo/", merging.undo, name="merge_undo"),
    path("met/", met.met, name="met"),
    # Captured without a connection, and what waits to be checked
    path("phone/capture/", phone.capture, name="phone_capture"),
    path("phone/state/", phone.state, name="phone_state"),
    path("phone/captures/", phone.receive, name="phone_receive"),
    path("share/", shared.share, name="share"),
    path("received/", received.index, name="received"),
    path("received/<id:pk>/", received.check, name="received_check"),
    path("received/<id:pk>/trash/", received.discard, name="received_trash"),
    path("received/<id:pk>/restore/", received.restore, name="received_restore"),
    # The member's own card
    path("own-card/", own_card.index, name="own_card"),
    path("own-card/card.vcf", own_card.download, name="own_card_file"),
    path("own-card/share/", own_card.share, name="own_card_share"),
    path("own-card/stop/", own_card.stop, name="own_card_stop"),
    path("card/<str:secret>/", own_card.shared, name="shared_card"),
    path("card/<str:secret>/card.vcf", own_card.shared_file, name="shared_card_file"),
    # Photos of cards
    path("card-photos/", card_photos.index, name="card_photos"),
    path("card-photos/<id:pk>/", card_photo.check, name="card_photo"),
    *(
        path(
            f"card-photos/<id:pk>/{side}/",
            card_photos.picture,
            {"side": side},
            name=f"card_photo_{name}",
        )
        for side, name in card_photos.SIDES.items()
    ),
    path("card-photos/<id:pk>/preview/", card_photo.preview, name="card_photo_preview"),
    path("card-photos/<id:pk>/reading/", card_photos.read_again, name="card_photo_read"),
    path("card-photos/<id:pk>/adding-back/", card_photos.add_back, name="card_photo_add_back"),
    path("card-photos/<id:pk>/trash/", card_photos.discard, name="card_photo_trash"),
    path("card-photos/<id:pk>/restore/", card_photos.restore, name="card_photo_restore"),
    path("search/", search.search, name="search"),
    # Interactions
    path("interactions/", interactions.log_several, name="log_several"),
    path("interactions/<id:pk>/", interactions.edit, name="interaction"),
    path("interactions/<id:pk>/trash/", interactions.discard, name="interaction_trash"),
    path("interactions/<id:pk>/restore/", interactions.restore, name="interaction_restore"),
    # Promises
    path("promises/", promises.index, name="promises"),
    path("promises/new/", person_choice.choose, name="promise_new"),
    path("promises/<id:pk>/", promises.edit, name="promise"),
    path("promises/<id:pk>/keeping/", promises.keep, name="promise_keep"),
    path("promises/<id:pk>/release/", promises.release, name="promise_release"),
    path("promises/<id:pk>/reopening/", promises.reopen, name="promise_reopen"),
    path("promises/<id:pk>/trash/", promises.discard, name="promise_trash"),
    path("promises/<id:pk>/restore/", promises.restore, name="promise_restore"),
    # What is known of people's work
    path("people/<id:pk>/experiences/", experiences.make, name="experience_make"),
    path("experiences/<id:pk>/", experiences.edit, name="experience"),
    path("experiences/<id:pk>/trash/", experiences.discard, name="experience_trash"),
    path("experiences/<id:pk>/restore/", experiences.restore, name="experience_restore"),
    # Who do you know who...?
    path("people/<id:pk>/recommendations/", recommendations.make, name="recommendation_make"),
    path("recommendations/", recommendations.index, name="recommendations"),
    path("recommendations/<id:pk>/", recommendations.show, name="recommendation"),
    path("recommendations/<id:pk>/result/", recommendations.tell, name="recommendation_result"),
    path(
        "recommendations/<id:pk>/asked/", recommendations.ask_no_more, name="recommendation_asked"
    ),
    path("recommendations/<id:pk>/trash/", recommendations.discard, name="recommendation_trash"),
    path(
        "recommendations/<id:pk>/restore/", recommendations.restore, name="recommendation_restore"
    ),
    path("recommendations/<id:pk>/link/", recommendations.link, name="recommendation_link"),
    path("people/<id:pk>/introductions/", introductions.make, name="introduction_make"),
    path("introductions/", introductions.index, name="introductions"),
    path("introductions/<id:pk>/", introductions.show, name="introduction"),
    path("introductions/<id:pk>/link/", introductions.link, name="introduction_link"),
    path("introductions/<id:pk>/answer/", introductions.answer, name="introduction_answer"),
    path("introductions/<id:pk>/step/", introductions.step, name="introduction_step"),
    path("introductions/<id:pk>/trash/", introductions.discard, name="introduction_trash"),
    path("introductions/<id:pk>/restore/", introductions.restore, name="introduction_restore"),
    path("answer/<str:secret>/", answer.answer, name="answer"),
    path("needs/", needs.index, name="needs"),
    path("needs/new/", needs.make, name="need_make"),
    path("needs/<id:pk>/", needs.show, name="need"),
    path("needs/<id:pk>/ending/", needs.end, name="need_end"),
    path("needs/<id:pk>/reopening/", needs.reopen, name="need_reopen"),
    path("needs/<id:pk>/trash/", needs.discard, name="need_trash"),
    path("needs/<id:pk>/restore/", needs.restore, name="need_restore"),
    # Events
    path("events/", events.index, name="events"),
    path("events/new/", events.new, name="event_new"),
    path("events/<id:pk>/", events.show, name="event"),
    path("events/<id:pk>/edit/", events.edit, name="event_edit"),
    path("events/<id:pk>/dates/", event_dates.hold, name="event_date_hold"),
    path("events/<id:pk>/skipping/", event_dates.skip, name="event_date_skip"),
    path("events/<id:pk>/unskipping/", event_dates.take_back_skip, name="event_date_unskip"),
    path("events/<id:pk>/trash/", events.discard, name="event_trash"),
    path("events/<id:pk>/restore/", events.restore, name="event_restore"),
    # Deciding
    path("decide/", decide.index, name="decide"),
    path("people/<id:pk>/decide/", decide.one, name="decide_one"),
    path("people/<id:pk>/regard/", decide.regard, name="regard"),
    path("people/<id:pk>/suggestion/", decide.suggestion, name="suggestion"),
    path("people/<id:pk>/seat/", decide.seat, name="seat"),
    path("people/<id:pk>/warmth/", decide.warmth, name="warmth"),
    path("people/<id:pk>/farewell/", decide.farewell, name="farewell"),
    path("people/<id:pk>/later/", decide.later, name="later"),
    path("decisions/<id:pk>/undo/", decide.undo, name="decision_undo"),
    path("people/<id:pk>/not-today/", today.not_today, name="not_today"),
    path("people/<id:pk>/today/", today.today_after_all, name="today_after_all"),
    # The plan
    path("plan/", plan.index, name="plan"),
    path("plan/size/", plan.resize, name="plan_size"),
    path("plan/size/before/", plan.size_before, name="plan_size_before"),
    path("plan/setting-up/", plan.set_up, name="plan_set_up"),
    path("table/", table.index, name="table"),
    path("people/<id:pk>/room/", table.room, name="room"),
    path("people/<id:pk>/pin/", table.pin, name="pin"),
    path("absences/", absences.index, name="absences"),
    path("absences/<id:pk>/trash/", absences.discard, name="absence_trash"),
    path("absences/<id:pk>/restore/", absences.restore, name="absence_restore"),
    # Looking back
    path("review/", review.week, name="review"),
    path("review/met/", review.just_met, name="review_met"),
    path("review/room/", review.room, name="review_room"),
    path("review/next/", review.next_week, name="review_next"),
    path("review/done/", review.done, name="review_done"),
    path("year/", year.show, name="year"),
    path("year/<id:year>/", year.show, name="year_of"),
    # Cookouts
    path("cookouts/", cookouts.index, name="cookouts"),
    path("cookouts/new/", cookouts.new, name="cookout_new"),
    path("cookouts/<id:pk>/", cookouts.show, name="cookout"),
    path("cookouts/<id:pk>/edit/", cookouts.edit, name="cookout_edit"),
    path("cookouts/<id:pk>/guests/", guests.add, name="cookout_guests"),
    path("cookouts/<id:pk>/came/", cookouts.came, name="cookout_came"),
    path("cookouts/<id:pk>/trash/", cookouts.discard, name="cookout_trash"),
    path("cookouts/<id:pk>/restore/", cookouts.restore, name="cookout_restore"),
    path("guests/<id:pk>/asking/", guests.ask, name="guest_ask"),
    path("guests/<id:pk>/answer/", guests.answer, name="guest_answer"),
    path("guests/<id:pk>/removal/", guests.remove, name="guest_remove"),
    # Roles
    path("roles/", roles.index, name="roles"),
    path("roles/<id:pk>/filled/", roles.no_longer, name="role_no_longer"),
    path("roles/<id:pk>/crowded/", roles.crowded, name="role_crowded"),
    # Import
    path("import/", imports.hand_in, name="import"),
    path("import/archive/", archives.hand_in, name="import_archive"),
    path("import/archive/<id:pk>/", archives.show, name="import_archive_preview"),
    path("import/archive/<id:pk>/undo/", archives.undo, name="import_archive_undo"),
    path("import/<id:pk>/", imports.preview, name="import_preview"),
    path("import/<id:pk>/columns/", columns.columns, name="import_columns"),
    path("import/<id:pk>/progress/", progress.progress, name="import_progress"),
    path("import/<id:pk>/undo/", undo.undo, name="import_undo"),
    path("import/<id:pk>/picking/", imports.pick, name="import_pick"),
    # Export
    path("export/", exports.index, name="export"),
    # Email and calendar
    path("email/", email.index, name="email"),
    path("email/seen/", email.seen, name="email_seen"),
    path("email/calendar/", email.make_calendar, name="calendar_make"),
    path("email/calendar/end/", email.end_calendar, name="calendar_end"),
    path("devices/", devices.add, name="device_add"),
    path("devices/here/", devices.here, name="device_here"),
    path("devices/<id:pk>/test/", devices.test, name="device_test"),
    path("devices/<id:pk>/removal/", devices.remove, name="device_remove"),
    path("ntfy/", ntfy.use, name="ntfy"),
    path("ntfy/test/", ntfy.test, name="ntfy_test"),
    path("ntfy/removal/", ntfy.remove, name="ntfy_remove"),
    path("email/server/", mail_server.index, name="mail_server"),
    path("email/server/test/", mail_server.test, name="mail_server_test"),
    path("email/server/end/", mail_server.forget, name="mail_server_forget"),
    path("calendar/<str:secret>.ics", email.calendar, name="calendar"),
    # The mastermind
    path("mastermind/", groups.index, name="mastermind"),
    path("groups/new/", groups.new, name="group_new"),
    path("groups/<id:pk>/", groups.show, name="group"),
    path("groups/<id:pk>/edit/", groups.edit, name="group_edit"),
    path("groups/<id:pk>/about-me/", groups.about_me, name="group_about_me"),
    path("groups/<id:pk>/stand-in/", groups.stand_in, name="group_stand_in"),
    path("groups/<id:pk>/stand-in/end/", groups.end_stand_in, name="group_stand_in_end"),
    path("groups/<id:pk>/hand-over/", groups.hand_over, name="group_hand_over"),
    path("groups/<id:pk>/leave/", groups.leave, name="group_leave"),
    path("groups/<id:pk>/invitations/", group_invitations.invite, name="group_invite"),
    path(
        "group-invitations/<id:pk>/cancel/",
        group_invitations.cancel,
        name="group_invitation_cancel",
    ),
    path("groups/<id:pk>/questions/", questions.new, name="group_ask"),
    path("groups/<id:pk>/who-has-used/", provider_questions.ask, name="group_ask_provider"),
    path("groups/<id:pk>/hosting/", hosting.show, name="group_hosting"),
    path("groups/<id:pk>/members/", hosting.bring, name="group_bring"),
    path("groups/<id:pk>/parking/", hosting.parking, name="group_parking"),
    path("groups/<id:pk>/parked/", hosting.park, name="group_park"),
    path("parked/<id:pk>/taking/", hosting.unpark, name="parked_take"),
    path("groups/<id:pk>/page/", visitors.open_page, name="group_open"),
    path("groups/visit/<str:secret>/", visitors.visit, name="group_visit"),
    path("visits/<id:pk>/answer/", hosting.answer_visit, name="visit_answer"),
    path("visits/<id:pk>/keeping/", waiting_list.keep, name="visit_keep"),
    path("groups/<id:pk>/waiting-list/", waiting_list.add, name="waiting_add"),
    path("waiting-list/<id:pk>/", waiting_list.edit, name="waiting_edit"),
    path("waiting-list/<id:pk>/removal/", waiting_list.remove, name="waiting_remove"),
    path("answers/<id:pk>/insight/", visitors.propose, name="insight_propose"),
    path("answers/<id:pk>/agreement/", visitors.agree, name="insight_agree"),
    path("group-members/<id:pk>/", fellows.show, name="fellow"),
    path("group-members/<id:pk>/person/", fellows.add, name="fellow_add"),
    path("group-members/<id:pk>/unlisting/", group_invitations.unlist, name="group_unlist"),
    path("thank-yous/<id:pk>/removal/", fellows.take_thanks_back, name="thanks_remove"),
    path("groups/<id:pk>/search/", group_search.search, name="group_search"),
    path("groups/<id:pk>/shares/", shares.share, name="group_share"),
    path("shares/<id:pk>/removal/", shares.remove, name="group_share_remove"),
    path("questions/<id:pk>/", questions.show, name="group_question"),
    path("questions/<id:pk>/clarifying/", questions.clarify, name="group_clarify"),
    path("questions/<id:pk>/restating/", questions.restate, name="group_question_restate"),
    path("questions/<id:pk>/withdrawal/", questions.withdraw, name="group_question_withdraw"),
    path("questions/<id:pk>/restore/", questions.restore, name="group_question_restore"),
    path("questions/<id:pk>/answers/", group_answers.give, name="group_answer"),
    path("questions/<id:pk>/providers/", provider_questions.answer, name="group_name_provider"),
    path("questions/<id:pk>/promise/", group_answers.promise, name="group_question_promise"),
    path("questions/<id:pk>/outcome/", group_answers.outcome, name="group_question_outcome"),
    path("clarifying/<id:pk>/reply/", questions.reply, name="group_clarify_reply"),
    path("requests/<id:pk>/decline/", questions.decline, name="group_request_decline"),
    path("answers/<id:pk>/more/", group_answers.want_more, name="group_answer_more"),
    path("answers/<id:pk>/telling-more/", group_answers.tell_more, name="group_answer_tell_more"),
    path("answers/<id:pk>/hearing/", group_answers.hear, name="group_answer_hear"),
    path("answers/<id:pk>/felt-heard/", group_answers.feel, name="group_answer_feel"),
    path("group-promises/<id:pk>/", group_promises.change, name="group_promise"),
    path("group-promises/<id:pk>/keeping/", group_promises.keep, name="group_promise_keep"),
    path("group-promises/<id:pk>/reopening/", group_promises.reopen, name="group_promise_reopen"),
    path("group-promises/<id:pk>/release/", group_promises.release, name="group_promise_release"),
    path("groups/<id:pk>/same-providers/", same_providers.ask, name="same_provider_ask"),
    path("same-providers/<id:pk>/answer/", same_providers.answer, name="same_provider_answer"),
    path("same-providers/<id:pk>/removal/", same_providers.remove, name="same_provider_remove"),
    path("groups/reply/<str:secret>/", group_reply.reply, name="group_reply"),
    path("groups/join/<str:secret>/", group_invitations.join, name="group_join"),
    # Sessions of a group, and their rooms
    path("groups/<id:pk>/sessions/", sessions.index, name="sessions"),
    path("groups/<id:pk>/sessions/new/", sessions.new, name="session_new"),
    path("groups/<id:pk>/sessions/next/", sessions.plan_proposed, name="session_plan_next"),
    path("groups/<id:pk>/hot-seat/", hot_seats.ask, name="hot_seat_ask"),
    path("questions/<id:pk>/hot-seat/", question_hot_seat.take, name="question_hot_seat"),
    path("hot-seat-requests/<id:pk>/end/", hot_seats.withdraw, name="hot_seat_withdraw"),
    path("hot-seat-requests/<id:pk>/pick/", hot_seats.pick, name="hot_seat_pick"),
    path("sessions/reply/<str:secret>/", session_link.reply, name="session_link"),
    path("sessions/<id:pk>/", sessions.show, name="session"),
    path("sessions/<id:pk>/edit/", sessions.edit, name="session_edit"),
    path("sessions/<id:pk>/minutes/", sessions.phase_minutes, name="session_minutes"),
    path("sessions/<id:pk>/agenda/", sessions.agenda, name="session_agenda"),
    path("sessions/<id:pk>/cancel/", sessions.cancel, name="session_cancel"),
    path("sessions/<id:pk>/closing/", closing.write, name="session_closing"),
    path("sessions/<id:pk>/attendance/", minutes.attendance, name="session_attendance"),
    path("sessions/<id:pk>/reply/", sessions.reply, name="session_reply"),
    path("sessions/<id:pk>/hot-seats/", hot_seats.choose, name="hot_seat_choose"),
    path(
        "sessions/<id:pk>/hot-seats/<id:number>/question/",
        minutes.write_down,
        name="hot_seat_write_down",
    ),
    path("sessions/<id:pk>/guests/", session_guests.invite, name="session_guests"),
    path("session-seats/<id:pk>/admission/", session_guests.let_in, name="session_admit"),
    path("session-seats/<id:pk>/removal/", session_guests.remove, name="session_remove"),
    path("guest/<str:secret>/", session_guests.knock, name="session_guest"),
    path("sessions/<id:pk>/room/", room.show, name="session_room"),
    path("sessions/<id:pk>/room/live/", room.live, name="session_room_live"),
    path("sessions/<id:pk>/version/", room.version, name="session_version"),
    path("sessions/<id:pk>/seat/", room.take_seat, name="session_seat"),
    path("sessions/<id:pk>/beginning/", room_clock.begin, name="session_begin"),
    path("sessions/<id:pk>/next/", room_clock.move_on, name="session_next"),
    path("sessions/<id:pk>/back/", room_clock.step_back, name="session_back"),
    path("sessions/<id:pk>/time/", room_clock.add_time, name="session_time"),
    path("sessions/<id:pk>/speaker/", room_clock.next_speaker, name="session_speaker"),
    path("sessions/<id:pk>/bell/", room_clock.ring, name="session_bell"),
    path("sessions/<id:pk>/timekeeper/", room_clock.choose_timekeeper, name="session_timekeeper"),
    path("sessions/<id:pk>/ready/", room_clock.ready, name="session_ready"),
    path("sessions/<id:pk>/cards/", room_words.hand_in, name="session_cards"),
    path("sessions/<id:pk>/cards/<id:card>/heard/", room_words.hear, name="session_heard"),
    path("sessions/<id:pk>/cards/<id:card>/more/", room_words.want_more, name="session_more"),
    path("sessions/<id:pk>/promises/", room_words.promise, name="session_promises"),
    path(
        "sessions/<id:pk>/promises/<id:promise>/", room_words.tell_kept, name="session_promise_kept"
    ),
    path("sessions/<id:pk>/experiences/", room_words.share_experience, name="session_experiences"),
    path(
        "shared-experiences/<id:pk>/keeping/",
        minutes.keep_experience,
        name="shared_experience_keep",
    ),
    path(
        "shared-experiences/<id:pk>/removal/",
        provider_questions.remove,
        name="shared_experience_remove",
    ),
    path(
        "shared-experiences/<id:pk>/taking/",
        provider_questions.take_over,
        name="shared_experience_take",
    ),
    # The rest
    path("trash/", trash.index, name="trash"),
    path("settings/", settings.index, name="settings"),
    path("settings/delete-account/", leaving.leave, name="delete_account"),
    path("goodbye/", leaving.goodbye, name="goodbye"),
    path("settings/password/", settings.password, name="password"),
    path("settings/invitations/", settings.invite, name="invite"),
    # Addresses of earlier versions
    *(
        path(f"{old}{rest}", moved.moved, {"to": new})
        for old, new in moved.ADDRESSES.items()
        for rest in ("", "<path:rest>")
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
