"""Claims that take another way: simplified, guided after a skip, objected to, handed up, ownerless, by exception."""

from demo.acts import (
    accept,
    answer,
    approve_exception,
    choose_simple,
    conclude,
    consent,
    contact,
    convert,
    correct,
    decide,
    give_back,
    hand_up,
    notice,
    object_to,
    send,
    sign_for,
)
from demo.desk import register, register_nameless
from demo.matters import Matter
from demo.stories.claims import ANY, opinion, taken_up
from demo.stories.recipes import Recipe, named, of
from demo.tale import Tale
from demo.timeline import Story
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate.facts import EvidenceKind
from mediation.routing.kinds import Branch, Channel
from models.operations.reception.commands import GateEntry

NATIONAL_NUMBER = "XW370785{on:%Y%m%d}{number:06d}"


def simplified(tale: Tale) -> Story:
    """An easy claim with one owner: accepted in three working days, answered in ten (T-33)."""
    register(tale, "town" if tale.scene.matter.competent == "town" else "county")
    if tale.scene.matter.competent != "town":
        yield tale.after(minutes=90)
        send(tale)
    yield tale.after(minutes=60)
    choose_simple(tale)
    yield tale.after(workdays=1)
    contact(tale)
    notice(tale)
    yield tale.after(minutes=15)
    accept(tale)
    yield tale.after(workdays=1)
    contact(tale, meeting=True)
    yield from opinion(tale, days=tale.pick(2, 6))
    yield tale.after(workdays=tale.pick(1, 5))
    conclude(tale)


def rejected_quick_answer(tale: Tale) -> Story:
    """Begun simply; the petitioner rejects the quick answer and the ordinary procedure takes over (R-3.09)."""
    register(tale, "town" if tale.scene.matter.competent == "town" else "county")
    if tale.scene.matter.competent != "town":
        yield tale.after(workdays=1)
        send(tale)
    yield tale.after(minutes=60)
    choose_simple(tale)
    yield tale.after(workdays=1)
    contact(tale)
    notice(tale)
    yield tale.after(minutes=20)
    accept(tale)
    yield tale.after(workdays=2)
    contact(tale, meeting=True)
    yield tale.after(workdays=2)
    convert(tale)
    yield from opinion(tale, days=tale.pick(15, 30))


def skips_and_waits(tale: Tale) -> Story:
    """Goes straight to the prefecture: registered, guided, and the competent centre owes a first contact (2.3)."""
    register(tale, "city")
    yield from ()


def skips_and_agrees(tale: Tale) -> Story:
    """Goes straight to the prefecture, is guided, and agrees that the competent centre takes it up (T-06)."""
    register(tale, "city")
    centre = tale.org("town:MTC" if tale.scene.matter.competent == "town" else "MTC")
    yield tale.after(workdays=1)
    contact(tale, by=tale.clerk(centre))
    consent(tale, by=tale.clerk(centre))
    if tale.scene.matter.competent != "town":
        yield tale.after(workdays=2)
        send(tale)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(12, 35))
    yield tale.after(workdays=6)
    conclude(tale)


def skips_and_refuses(tale: Tale) -> Story:
    """Goes to the province, is guided and told twice where to go, and does not want the centre below."""
    register(tale, "province")
    centre = tale.org("town:MTC" if tale.scene.matter.competent == "town" else "MTC")
    yield tale.after(workdays=1)
    contact(tale, by=tale.clerk(centre))
    yield tale.after(workdays=8)
    give_back(tale, at=centre, reason="信访人两次明确表示不愿由本中心办理，坚持向上级反映。")
    yield tale.after(workdays=1)
    conclude(tale, resolved=False)


def wrong_town(tale: Tale) -> Story:
    """Comes to the next township by mistake: guided, handed over, no skip."""
    towns = [town for town in tale.world.county.towns if town is not tale.scene.town]
    other = tale.world.county.org(f"{towns[tale.number % len(towns)].code}-MTC")
    register(tale, "town", by=tale.clerk(other))
    yield tale.after(workdays=1)
    centre = tale.org("town:MTC")
    contact(tale, by=tale.clerk(centre))
    consent(tale, by=tale.clerk(centre))
    yield from taken_up(tale)


def objection_refused(tale: Tale) -> Story:
    """The receiver objects within five working days and has to go on (T-21)."""
    sender = tale.clerk(tale.org("MTC"))
    register(tale, "county", by=sender)
    yield tale.after(workdays=1)
    send(tale, by=sender)
    yield tale.after(workdays=tale.pick(2, 4))
    object_to(tale)
    yield tale.after(workdays=1)
    decide(tale, by=sender, granted=False)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(14, 35))


def objection_granted(tale: Tale) -> Story:
    """The receiver objects rightly; the case comes back and goes to the township."""
    sender = tale.clerk(tale.org("MTC"))
    register(tale, "county", by=sender)
    yield tale.after(workdays=1)
    send(tale, tale.org("FG"), by=sender)
    yield tale.after(workdays=2)
    object_to(tale)
    yield tale.after(workdays=1)
    decide(tale, by=sender, granted=True)
    yield tale.after(workdays=1)
    send(tale, by=sender)
    yield from taken_up(tale)


def objection_waits(tale: Tale) -> Story:
    """The receiver has objected; nobody has decided yet, and silence releases nobody."""
    sender = tale.clerk(tale.org("MTC"))
    register(tale, "county", by=sender)
    yield tale.before_end(workdays=4)
    send(tale, by=sender)
    yield tale.before_end(workdays=1)
    object_to(tale)


def village_hands_up(tale: Tale) -> Story:
    """Told to the village's mediator, who has no power in it and hands it up with one line."""
    register(tale, "village")
    yield tale.after(workdays=1)
    hand_up(tale, "town:MTC")
    yield tale.after(minutes=tale.pick(60, 200))
    sign_for(tale, at=tale.org("town:MTC"))
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(10, 30))


def offer_returned(tale: Tale) -> Story:
    """Handed up by the village and returned: the township asks for the missing photographs first."""
    register(tale, "village")
    yield tale.after(workdays=1)
    hand_up(tale, "town:MTC")
    yield tale.after(minutes=100)
    give_back(tale, at=tale.org("town:MTC"), reason="缺少现场照片和受影响户名单，请补齐后再报。")


def offer_waits(tale: Tale) -> Story:
    """Handed up yesterday; the township has not signed for it."""
    register(tale, "village")
    yield tale.before_end(workdays=1)
    hand_up(tale, "town:MTC")


def nobody_competent(tale: Tale) -> Story:
    """Nobody knows who is competent: the first receiver holds it and owes the notice."""
    register(tale, "county", about={"competent_id": None})
    yield tale.after(workdays=1)
    contact(tale)


def owner_found(tale: Tale) -> Story:
    """Nobody seemed competent; the joint meeting's office found the owner and sent it there."""
    register(tale, "county", about={"competent_id": None})
    yield tale.after(workdays=6)
    send(tale, by=tale.person("office"))
    yield from taken_up(tale)


def assigned_from_above(tale: Tale) -> Story:
    """Came down the chain with a national number and a day for the report (R-1.28)."""
    number = NATIONAL_NUMBER.format(on=tale.today, number=tale.number)
    register(tale, "letters", channel=Channel.ASSIGNED, national_number=number)
    yield tale.after(workdays=1)
    send(tale, report_in_days=40)
    yield tale.after(workdays=1)
    sign_for(tale)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(12, 28))
    yield tale.after(workdays=3)
    conclude(tale)


def nameless_letter(tale: Tale) -> Story:
    """A letter without a name: no notice is owed, it is sent on and handled all the same (T-44)."""
    register_nameless(tale, "letters")
    yield tale.after(workdays=3)
    send(tale)
    yield tale.after(workdays=2)
    notice(tale, claims_exemption=True)
    yield tale.after(minutes=30)
    accept(tale)


def silent_centre(tale: Tale) -> Story:
    """Guided once, agreed, and then no notice for weeks: at the prefecture again, X1 waits for its approver (T-07)."""
    register(tale, "city")
    centre = tale.clerk(tale.org("town:MTC"))
    yield tale.after(workdays=1)
    contact(tale, by=centre)
    consent(tale, by=centre)
    yield tale.after(days=22)
    register(tale, "city", repeat_of=tale.case_id)


def accuses_the_decision(tale: Tale) -> Story:
    """Skips to the prefecture because the township's own decision is what he complains about: X2 waits (2.2)."""
    reference = f"镇政字〔{tale.today.year}〕{tale.number}号"
    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.DISPUTED_DECISION, evidence_ref=reference)
    register(tale, "city", gate=gate)
    yield from ()


def taken_by_exception(tale: Tale) -> Story:
    """The same, approved by somebody else than the registrar: lawful, no skip, assigned down with a day to report."""
    yield from accuses_the_decision(tale)
    yield tale.after(minutes=tale.pick(30, 90))
    approve_exception(tale)
    yield tale.after(workdays=1)
    send(tale, report_in_days=30)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(12, 20))


def misread(tale: Tale) -> Story:
    """Taken for a claim of the petition procedure, found to be one for performing a duty, answered there (R-4.11)."""
    register(tale, "county")
    yield tale.after(workdays=1)
    send(tale)
    yield tale.after(workdays=2)
    correct(tale, branch=Branch.ENFORCEMENT, route="enforcement")
    yield tale.after(workdays=5)
    answer(tale, text="已到现场检查并责令改正，处理结果已当面告知。")


def _township(matter: Matter) -> bool:
    return matter.source == "claims" and matter.competent == "town"


def _bureau(matter: Matter) -> bool:
    return matter.source == "claims" and matter.competent != "town"


def _easy(matter: Matter) -> bool:
    return matter.simple


RECIPES = (
    Recipe(simplified, _easy, 12, (1, 120)),
    Recipe(rejected_quick_answer, _easy, 3, (15, 90)),
    Recipe(skips_and_waits, ANY, 4, (0, 3)),
    Recipe(skips_and_agrees, ANY, 5, (8, 120)),
    Recipe(skips_and_refuses, ANY, 2, (30, 100)),
    Recipe(wrong_town, _township, 3, (4, 90)),
    Recipe(objection_refused, ANY, 4, (12, 110)),
    Recipe(objection_granted, _township, 3, (10, 80)),
    Recipe(objection_waits, _bureau, 2, (7, 9)),
    Recipe(village_hands_up, _township, 5, (5, 90)),
    Recipe(offer_returned, _township, 1, (10, 20)),
    Recipe(offer_waits, _township, 2, (3, 5)),
    Recipe(nobody_competent, ANY, 4, (2, 30)),
    Recipe(owner_found, ANY, 2, (20, 60)),
    Recipe(assigned_from_above, of("claims"), 5, (4, 110)),
    Recipe(nameless_letter, ANY, 4, (8, 100)),
    Recipe(silent_centre, _township, 2, (27, 45)),
    Recipe(accuses_the_decision, _township, 2, (1, 12)),
    Recipe(taken_by_exception, _township, 2, (20, 80)),
    Recipe(misread, named("garbage", "square"), 3, (12, 70)),
)
