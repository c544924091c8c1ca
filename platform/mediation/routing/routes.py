"""The route table (4.2): which claim goes to whom, in whose time, with what to bring (R-1.54)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mediation.escalation.kinds import OrgKind
from mediation.routing.kinds import Branch, Kind
from mediation.tags import Tag


class RouteCode(StrEnum):
    """The rows of the table."""

    CIVIL_LITIGATION = "civil_litigation"
    JUDICIAL_COMPLAINT = "judicial_complaint"
    ADMINISTRATIVE_LITIGATION = "administrative_litigation"
    ADMINISTRATIVE_RECONSIDERATION = "administrative_reconsideration"
    RECONSIDERATION_FIRST = "reconsideration_first"
    LABOUR_ARBITRATION = "labour_arbitration"
    WAGE_COMPLAINT = "wage_complaint"
    CONTRACT_LAND_ARBITRATION = "contract_land_arbitration"
    COMMERCIAL_ARBITRATION = "commercial_arbitration"
    LAND_OWNERSHIP = "land_ownership"
    FOREST_OWNERSHIP = "forest_ownership"
    INFORMATION_DISCLOSURE = "information_disclosure"
    ENFORCEMENT = "enforcement"
    ADMINISTRATIVE_PROCEDURE = "administrative_procedure"
    PUBLIC_ORDER = "public_order"
    DISCIPLINE = "discipline"
    PARTY_APPEAL = "party_appeal"
    JUDICIAL_RELIEF = "judicial_relief"
    SOCIAL_RELIEF = "social_relief"
    NOTARISED_DEBT = "notarised_debt"
    MEDIATION = "mediation"
    PETITION = "petition"


class Receiver(StrEnum):
    """Who receives a matter on a route; which organisation that is, is looked up by place and power."""

    COURT = "court"
    PROCURATORATE = "procuratorate"
    POLITICAL_LEGAL = "political_legal"
    RECONSIDERATION_ORGAN = "reconsideration_organ"
    LABOUR_ARBITRATION = "labour_arbitration"
    LAND_ARBITRATION = "land_arbitration"
    COMMERCIAL_ARBITRATION = "commercial_arbitration"
    HUMAN_RESOURCES = "human_resources"
    INDUSTRY_DEPARTMENT = "industry_department"
    TOWNSHIP_GOVERNMENT = "township_government"
    COUNTY_GOVERNMENT = "county_government"
    INFORMATION_HOLDER = "information_holder"
    ENFORCEMENT_DEPARTMENT = "enforcement_department"
    COMPETENT_ORGAN = "competent_organ"
    POLICE_STATION = "police_station"
    DISCIPLINE = "discipline"
    DECIDING_ORGANISATION = "deciding_organisation"
    CIVIL_AFFAIRS = "civil_affairs"
    NOTARY = "notary"
    MEDIATION = "mediation"


class Material(StrEnum):
    """What the petitioner brings."""

    IDENTITY = "identity"
    WRITTEN_REQUEST = "written_request"
    EVIDENCE = "evidence"
    CONTRACT = "contract"
    ARBITRATION_CLAUSE = "arbitration_clause"
    LABOUR_CONTRACT = "labour_contract"
    WAGE_RECORDS = "wage_records"
    EMPLOYER_DETAILS = "employer_details"
    LAND_CONTRACT = "land_contract"
    LAND_TITLE = "land_title"
    FOREST_TITLE = "forest_title"
    MAP = "map"
    DECISION = "decision"
    JUDGMENT = "judgment"
    APPLICATION_FORM = "application_form"
    DESCRIPTION_OF_INFORMATION = "description_of_information"
    MEDICAL_RECORD = "medical_record"
    POLICE_RECEIPT = "police_receipt"
    HARDSHIP_PROOF = "hardship_proof"
    AGREEMENT = "agreement"


class LimitUnit(StrEnum):
    """In what a route's period is measured."""

    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


class LimitSince(StrEnum):
    """From what a route's period counts."""

    KNOWING_THE_HARM = "knowing_the_harm"
    KNOWING_THE_ACT = "knowing_the_act"
    DECISION_RECEIVED = "decision_received"
    RECEIVED = "received"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Limit:
    """A period of a route, shown and not run as a clock here; `extension` is in the same unit."""

    length: int
    unit: LimitUnit
    since: LimitSince
    tag: Tag
    extension: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words that speak for a row: by themselves, in support, or against it; folded."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One row: to whom, in what time, on what basis, with which materials.

    `claim` is shared by rows that answer the same claim. `status_quo` asks both sides to leave things as they are.
    """

    code: RouteCode
    claim: str
    kinds: tuple[Kind, ...]
    branch: Branch | None
    receivers: tuple[Receiver, ...]
    organisations: tuple[OrgKind, ...]
    basis: str
    laws: tuple[str, ...]
    tag: Tag
    materials: tuple[Material, ...]
    words: Words
    petitioner_limit: Limit | None = None
    organ_acceptance: Limit | None = None
    organ_clock: Limit | None = None
    after_decision: Limit | None = None
    status_quo: bool = False


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words by which a text suggests a kind that no route stands for."""

    kind: Kind
    basis: str
    words: Words


@dataclass(frozen=True, slots=True)
class DisclosureWords:
    """Words of a disclosure request, of a document, and of a complaint in its clothes (T-55)."""

    request: tuple[str, ...]
    document: tuple[str, ...]
    complaint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteTable:
    """The published table with its words."""

    routes: tuple[Route, ...]
    kinds: tuple[KindWords, ...]
    disclosure: DisclosureWords

    def route(self, code: str) -> Route:
        """Return the row of a code; raise LookupError when there is none."""
        found = self.find_route(code)
        if found is None:
            raise LookupError(f"no route {code!r}")
        return found

    def find_route(self, code: str) -> Route | None:
        """Return the row of a code, or None."""
        return next((route for route in self.routes if route.code == code), None)

    def for_claim(self, *, kind: Kind, branch: Branch | None) -> tuple[Route, ...]:
        """Return the rows a matter of this kind and branch may take, in the table's order."""
        return tuple(route for route in self.routes if kind in route.kinds and (branch in (None, route.branch)))


def route_table(parsed: Mapping[str, Any]) -> RouteTable:
    """Build the table from parsed `data/routes.toml`; raise ValueError on unknown codes or rows given twice."""
    routes = tuple(_route(row) for row in parsed["route"])
    if len({route.code for route in routes}) != len(routes):
        raise ValueError("a route stands in the table twice")
    kinds = tuple(KindWords(kind=Kind(row["code"]), basis=row["basis"], words=_words(row)) for row in parsed["kind"])
    disclosure = parsed["disclosure"]
    return RouteTable(
        routes=routes,
        kinds=kinds,
        disclosure=DisclosureWords(
            request=_folded(disclosure["request"]),
            document=_folded(disclosure["document"]),
            complaint=_folded(disclosure["complaint"]),
        ),
    )


def _route(row: Mapping[str, Any]) -> Route:
    return Route(
        code=RouteCode(row["code"]),
        claim=row["claim"],
        kinds=tuple(Kind(code) for code in row["kinds"]),
        branch=Branch(row["branch"]) if "branch" in row else None,
        receivers=tuple(Receiver(code) for code in row["receivers"]),
        organisations=tuple(OrgKind(code) for code in row["organisations"]),
        basis=row["basis"],
        laws=tuple(row["laws"]),
        tag=Tag(row["tag"]),
        materials=tuple(Material(code) for code in row["materials"]),
        words=_words(row),
        petitioner_limit=_limit(row, "petitioner_limit"),
        organ_acceptance=_limit(row, "organ_acceptance"),
        organ_clock=_limit(row, "organ_clock"),
        after_decision=_limit(row, "after_decision"),
        status_quo=row.get("status_quo", False),
    )


def _limit(row: Mapping[str, Any], name: str) -> Limit | None:
    if name not in row:
        return None
    given = row[name]
    if given["length"] < 1:
        raise ValueError(f"{row['code']}: {name} has no length")
    return Limit(
        length=given["length"],
        unit=LimitUnit(given["unit"]),
        since=LimitSince(given["since"]),
        tag=Tag(given["tag"]),
        extension=given.get("extension"),
    )


def _words(row: Mapping[str, Any]) -> Words:
    return Words(strong=_folded(row["strong"]), weak=_folded(row["weak"]), against=_folded(row.get("against", ())))


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    folded = tuple(word.strip().casefold() for word in words)
    if not all(folded):
        raise ValueError("a word of the route table is empty")
    return folded
