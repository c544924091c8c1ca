"""What is done to a case after its registration: each act one command, one function, one transaction (13.1)."""

from models.operations.cases.acceptance import AcceptCase, accept_case
from models.operations.cases.answer import AnswerCase, answer_case
from models.operations.cases.attesting import DecideAttested, StateAttested, decide_attested, state_attested_fact
from models.operations.cases.conclusion import ConcludeCase, DispositionEntry, conclude_case
from models.operations.cases.contact import ContactLogged, LogContact, log_contact
from models.operations.cases.exceptions import ClaimException, DecideException, claim_exception, decide_exception
from models.operations.cases.extension import ExtendHandling, NotifyExtension, extend_handling, notify_extension
from models.operations.cases.guidance import AnswerOffer, ConsentAfterGuidance, answer_offer, consent_after_guidance
from models.operations.cases.merging import MergeCase, UndoMerge, merge_case, undo_merge
from models.operations.cases.notice import GiveNotice, give_notice
from models.operations.cases.opinion import (
    DraftOpinion,
    IssueOpinion,
    ServeOpinion,
    draft_opinion,
    issue_opinion,
    serve_opinion,
)
from models.operations.cases.reclassifying import Reclassify, reclassify
from models.operations.cases.reveal import RevealPersonal, reveal_personal
from models.operations.cases.routing_out import RouteOut, route_out
from models.operations.cases.simplified import (
    ChooseSimplified,
    ConvertToOrdinary,
    SuggestSimplified,
    choose_simplified,
    convert_to_ordinary,
    suggest_simplified,
)
from models.operations.cases.splitting import PartEntry, SplitCase, split_case
from models.operations.cases.urgent import (
    AcknowledgeUrgent,
    RaiseUrgent,
    ReportUrgent,
    acknowledge_urgent,
    raise_urgent,
    report_urgent,
)
from models.steps.papers import ServiceEntry

__all__ = [
    "AcceptCase",
    "AcknowledgeUrgent",
    "AnswerCase",
    "AnswerOffer",
    "ChooseSimplified",
    "ClaimException",
    "ConcludeCase",
    "ConsentAfterGuidance",
    "ContactLogged",
    "ConvertToOrdinary",
    "DecideAttested",
    "DecideException",
    "DispositionEntry",
    "DraftOpinion",
    "ExtendHandling",
    "GiveNotice",
    "IssueOpinion",
    "LogContact",
    "MergeCase",
    "NotifyExtension",
    "PartEntry",
    "RaiseUrgent",
    "Reclassify",
    "ReportUrgent",
    "RevealPersonal",
    "RouteOut",
    "ServeOpinion",
    "ServiceEntry",
    "SplitCase",
    "StateAttested",
    "SuggestSimplified",
    "UndoMerge",
    "accept_case",
    "acknowledge_urgent",
    "answer_case",
    "answer_offer",
    "choose_simplified",
    "claim_exception",
    "conclude_case",
    "consent_after_guidance",
    "convert_to_ordinary",
    "decide_attested",
    "decide_exception",
    "draft_opinion",
    "extend_handling",
    "give_notice",
    "issue_opinion",
    "log_contact",
    "merge_case",
    "notify_extension",
    "raise_urgent",
    "reclassify",
    "report_urgent",
    "reveal_personal",
    "route_out",
    "serve_opinion",
    "split_case",
    "state_attested_fact",
    "suggest_simplified",
    "undo_merge",
]
