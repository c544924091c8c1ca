"""Names of divisions: what the statistical names hide, and the short names people use (RULEBOOK 10.1)."""

import unicodedata

from mediation.territory.tiers import Tier

VILLAGE_SUFFIXES = ("村民委员会", "村委会")
COMMUNITY_SUFFIXES = ("居民委员会", "居委会")
GOVERNMENT = "人民政府"
TOWNSHIP_WORDS = ("街道", "镇", "乡")
TYPE_WORDS = {
    Tier.VILLAGE: ("社区", "村"),
    Tier.TOWNSHIP: TOWNSHIP_WORDS,
    Tier.COUNTY: ("自治县", "县", "市", "区", "旗"),
    Tier.PREFECTURE: ("自治州", "地区", "市", "盟"),
    Tier.PROVINCE: ("省", "市"),
}
"""The words at the end of a name that people leave out when they speak."""

SHORTEST_STEM = 2
"""A stem of one character (李村 → 李) would match half the county."""


def folded(text: str) -> str:
    """Return `text` as it is compared: full width folded, blanks and dots removed."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if not sign.isspace() and sign not in "·•.,，。、")


def normal_name(name: str, *, tier: Tier, county: str | None = None) -> str:
    """Return the everyday name of a division: 高密市朝阳街道 → 朝阳街道, 吴家庄村民委员会 → 吴家庄村.

    `county` is the full name of the county above a township; its prefix falls only when a township word is left,
    so that 金门县 under 金门县 and 东丽区经济技术开发区 keep their names.
    """
    plain = folded(name)
    if tier is Tier.TOWNSHIP:
        return _township_name(plain, county=county)
    return _village_name(plain) if tier is Tier.VILLAGE else plain


def _township_name(plain: str, *, county: str | None) -> str:
    office = plain.removesuffix("办事处") if plain.endswith("街道办事处") else plain
    if not county:
        return office
    rest = office.removeprefix(folded(county))
    return rest if len(rest) > 1 and rest.endswith(TOWNSHIP_WORDS) else office


def spoken_forms(text: str) -> tuple[str, ...]:
    """Return what a folded text may mean: itself, and the place whose organ it names (柏城镇人民政府 → 柏城镇)."""
    forms = [text, _village_name(text)]
    if text.endswith("街道办事处"):
        forms.append(text.removesuffix("办事处"))
    if text.endswith(GOVERNMENT) and text != GOVERNMENT:
        forms.append(text.removesuffix(GOVERNMENT))
    return tuple(dict.fromkeys(forms))


def _village_name(plain: str) -> str:
    for suffix in VILLAGE_SUFFIXES:
        if plain.endswith(suffix) and plain != suffix:
            return _with_word(plain.removesuffix(suffix), word="村")
    for suffix in COMMUNITY_SUFFIXES:
        if plain.endswith(suffix) and plain != suffix:
            return _with_word(plain.removesuffix(suffix), word="社区")
    return plain


def _with_word(stem: str, *, word: str) -> str:
    return stem if stem.endswith(("社区", "村")) else stem + word


def stem(name: str, *, tier: Tier) -> str:
    """Return the normal name without its type word (柏城镇 → 柏城), or the name itself when too little is left."""
    for word in TYPE_WORDS.get(tier, ()):
        rest = name.removesuffix(word)
        if rest != name and len(rest) >= SHORTEST_STEM:
            return rest
    return name
