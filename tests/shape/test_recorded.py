"""The record is part of the act: every operation leaves a line of it, or stands here with its reason (habit 8)."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINE = "append_entry"
WITHOUT_A_LINE: Mapping[str, str] = {
    "accounts.choose_locale": "a wish of one's own",
    "citizens.look_up": "a citizen reads his own case; tries are counted apart",
    "drafts.discard_draft": "nothing has been registered yet",
    "drafts.save_draft": "nothing has been registered yet",
    "drafts.share_draft": "nothing has been registered yet",
    "filters.delete_filter": "a wish of one's own",
    "filters.rename_filter": "a wish of one's own",
    "filters.save_filter": "a wish of one's own",
    "kept_answers.begin_request": "a request is no act; the act it asks for writes its own line",
    "kept_answers.forget_old_answers": "tidies up what the record keeps anyway",
    "kept_answers.forget_request": "a request is no act; the act it asks for writes its own line",
    "kept_answers.keep_answer": "a request is no act; the act it asks for writes its own line",
    "looking.look": "a wish of one's own",
    "on_case.on_case": "the frame around the acts on a case, which write theirs",
    "search.rebuild_search": "what is searched is made from the cases, and holds nothing of its own",
    "second_factor.prepare_factor": "counts only once it is confirmed",
    "sessions.begin_session": "the sign-in before it is on record",
    "sessions.confirm_session": "the sign-in before it is on record",
    "sessions.forget_old_doors": "tidies up what the record keeps anyway",
    "sessions.leave_session": "a person leaves his own session",
    "sessions.see_session": "no act",
    "sweep.keep_tick": "no act",
    "tokens.use_token": "no act; what is done with the token writes its own line",
}
"""Operation → why it writes no line."""


def test_every_operation_leaves_a_line_or_says_why_not() -> None:
    calls = {name: found for path in _sources() for name, found in _functions(path)}
    operations = {name for name in calls if name.startswith("models.operations.") and _is_public(name)}
    silent = {
        name.removeprefix("models.operations.")
        for name in operations
        if "unit_of_work" in _last(reach := _reached(name, calls)) and LINE not in _last(reach)
    }
    assert silent - WITHOUT_A_LINE.keys() == set(), "write the line, or the reason why there is none"
    assert WITHOUT_A_LINE.keys() - silent == set(), "these write a line now, or are gone"


def _sources() -> Iterator[Path]:
    for floor in ("operations", "steps"):
        yield from sorted((ROOT / "models" / floor).rglob("*.py"))


def _functions(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield every function of a module with the full names of what it calls or hands on."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    known |= {name: f"{module}.{name}" for name in own}
    for name, node in own.items():
        used = {known[one.id] for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in known}
        yield f"{module}.{name}", frozenset(used - {f"{module}.{name}"})


def _reached(name: str, calls: Mapping[str, frozenset[str]]) -> set[str]:
    seen, ahead = set[str](), [name]
    while ahead:
        for one in calls.get(ahead.pop(), frozenset()) - seen:
            seen.add(one)
            ahead.append(one)
    return seen


def _last(names: set[str]) -> set[str]:
    return {name.rpartition(".")[2] for name in names}


def _is_public(name: str) -> bool:
    last = name.rpartition(".")[2]
    return not last.startswith("_") and last[0].islower()
