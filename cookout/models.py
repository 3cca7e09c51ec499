"""Every model of Cookout, in one place for Django."""

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.intake import Intake, IntakeRow
from cookout.capture.received_capture import ReceivedCapture
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.export.archive.arrival import Arrival, ArrivalPiece, ArrivalRow
from cookout.letters.chore import Chore
from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.lease import Lease
from cookout.letters.mail_server import MailServer
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.letters.preferences import Wish
from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.questions.published_insight import PublishedInsight
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.earlier_more import EarlierMore
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.hot_seat_pick import HotSeatPick
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_meeting import SessionMeeting
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap, SessionPhase, SpeakerTurn
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.mastermind.sessions.session_seat import SeatToken, SessionSeat
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from cookout.members.once import Once
from cookout.members.own_card import OwnCard
from cookout.members.sign_in_attempt import SignInAttempt
from cookout.members.token import Token
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.event_series import EventSeries
from cookout.people.history.change import Change
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.people.remember import Remember
from cookout.people.role import Role
from cookout.people.tag import Tag
from cookout.people.tie import Tie
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.plan.week import Week
from cookout.promises.promise import Promise
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.experience import Experience
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.table.cookout import Cookout, Guest
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from cookout.today.day_list import DayListEntry
from cookout.today.not_today import NotToday

__all__ = [
    "Absence",
    "AddedTime",
    "AnswerLink",
    "Apart",
    "Arrival",
    "ArrivalPiece",
    "ArrivalRow",
    "Card",
    "CardPhoto",
    "Change",
    "Chore",
    "ClarifyingQuestion",
    "ClosingWord",
    "ColumnChoice",
    "ContactPoint",
    "Cookout",
    "DayListEntry",
    "Decision",
    "Delivery",
    "EarlierMore",
    "Event",
    "EventSeries",
    "Experience",
    "Feed",
    "FellowPerson",
    "Group",
    "GroupAnswer",
    "GroupInvitation",
    "GroupMember",
    "GroupNotice",
    "GroupPromise",
    "GroupQuestion",
    "GroupSession",
    "GroupShare",
    "Guest",
    "HeardCard",
    "HotSeat",
    "HotSeatPick",
    "HotSeatRequest",
    "Intake",
    "IntakeRow",
    "Interaction",
    "Introduction",
    "Lease",
    "MailServer",
    "Member",
    "Merge",
    "Need",
    "NotToday",
    "NtfyTopic",
    "Once",
    "OwnCard",
    "ParkedQuestion",
    "Person",
    "PersonalRequest",
    "PhoneWish",
    "Photo",
    "Plan",
    "Promise",
    "PromiseResult",
    "PublishedInsight",
    "PushKey",
    "PushSubscription",
    "QuestionOutcome",
    "ReadyTap",
    "ReceivedCapture",
    "Recommendation",
    "Regard",
    "Remember",
    "Role",
    "SameProvider",
    "SeatToken",
    "SessionCard",
    "SessionLink",
    "SessionMeeting",
    "SessionPhase",
    "SessionPromise",
    "SessionReply",
    "SessionSeat",
    "SharedExperience",
    "SignInAttempt",
    "SpeakerTurn",
    "Tag",
    "ThankYou",
    "Tie",
    "Token",
    "VisitRequest",
    "WaitingCandidate",
    "Week",
    "Wish",
]
