"""The English catalogue: check that it is fresh and whole, or bring it up to date.

`python -m tests.catalogue check` exits 1 with a list when a sentence is missing, untranslated, unsure, left over or has
lost a placeholder. `python -m tests.catalogue update` adds new sentences with an empty translation and drops old ones.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "_l": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}


def spoken(root: Path = ROOT) -> Catalog:
    """Return every sentence the pages and the words of the house can say, in Chinese, with the files that say it."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]  # Babel leaves it untyped
    catalog = Catalog(project="Fengqiao", charset="utf-8")
    found = extract_from_dir(
        root, method_map=methods, options_map=options, keywords=KEYWORDS, directory_filter=_is_searched
    )
    for path, line, text, comments, context in found:
        catalog.add(text, None, [(Path(path).as_posix(), line)], auto_comments=comments, context=context)
    return catalog


def _is_searched(folder: str | Path) -> bool:
    return Path(folder).name not in {"tests", "migrations", "instance", "node_modules"} and not Path(
        folder
    ).name.startswith(".")


def read_english(path: Path = ENGLISH) -> Catalog:
    """Return the English catalogue, empty when there is none yet."""
    if not path.exists():
        return Catalog(locale="en", project="Fengqiao", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def faults(spoken_now: Catalog, english: Catalog) -> Iterator[str]:
    """Yield one line for each sentence that an English reader would not get as it is meant."""
    for said in _sentences(spoken_now):
        translated = english.get(said.id, context=said.context)
        if translated is None:
            yield f"missing: {_first(said)}"
        elif not _is_translated(translated):
            yield f"untranslated: {_first(said)}"
        elif translated.fuzzy:
            yield f"unsure (fuzzy): {_first(said)}"
        else:
            yield from (f"{_first(said)}: {error}" for error in translated.check())
    for known in _sentences(english):
        if spoken_now.get(known.id, context=known.context) is None:
            yield f"left over: {_first(known)}"


def update(spoken_now: Catalog, english: Catalog) -> Catalog:
    """Return the English catalogue with exactly the sentences spoken now; new ones wait for their translation."""
    renewed = Catalog(
        locale="en",
        header_comment="# English for Fengqiao; the sentences are written in Chinese in templates and blueprints.",
        project="Fengqiao",
        version="",
        last_translator="",
        language_team="",
        msgid_bugs_address="",
        charset="utf-8",
        fuzzy=False,
        creation_date=english.creation_date,
        revision_date=english.revision_date,
    )
    for said in _sentences(spoken_now):
        known = english.get(said.id, context=said.context)
        renewed.add(
            said.id,
            known.string if known and _is_translated(known) else None,
            said.locations,
            flags=said.flags,
            auto_comments=said.auto_comments,
            user_comments=known.user_comments if known else (),
            context=said.context,
        )
    return renewed


def _sentences(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _is_translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def _first(message: Message) -> str:
    text = message.id[0] if isinstance(message.id, tuple) else message.id
    places = ", ".join(sorted({path for path, _ in message.locations}))
    return f"{text!r} ({places})" if places else repr(text)


def main(task: str) -> int:
    """Run one of the two tasks and return the exit code."""
    now, english = spoken(), read_english()
    if task == "update":
        ENGLISH.parent.mkdir(parents=True, exist_ok=True)
        with ENGLISH.open("wb") as file:
            # Without line numbers a moved paragraph leaves the catalogue as it is.
            write_po(file, update(now, english), width=120, sort_output=True, include_lineno=False)
        english = read_english()
    found = list(faults(now, english))
    print("\n".join(found) or f"{len(now)} sentences, all of them in English")
    return 1 if found and task == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else "check"))
