"""Words that multiply the number before them: one table for all that reads or finds numbers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def _scales(table: str) -> Mapping[str, Decimal]:
    """The scales of a table of lines `value: word word …`."""
    found: dict[str, Decimal] = {}
    for line in table.strip().splitlines():
        value, _, words = line.partition(":")
        found |= {word: Decimal(value.strip().replace("_", "")) for word in words.split()}
    return found


# After digits also with a space, and without one. A full stop after a short form is not written here.
SCALES: Mapping[str, Mapping[str, Decimal]] = {
    "en": _scales(
        """
        12: dozen
        100: hundred
        1_000: thousand
        100_000: lakh lac lakhs lacs
        1_000_000: million mn mln millions
        10_000_000: crore crores cr
        1_000_000_000: billion bn bln billions
        1_000_000_000_000: trillion tn trn
        """
    ),
    "de": _scales(
        """
        12: dutzend
        100: hundert
        1_000: tausend tsd
        1_000_000: million millionen mio
        1_000_000_000: milliarde milliarden mrd
        1_000_000_000_000: billion billionen bio
        """
    ),
    "fr": _scales(
        """
        10: dizaine dizaines
        12: douzaine douzaines
        15: quinzaine quinzaines
        20: vingtaine vingtaines
        30: trentaine
        40: quarantaine
        50: cinquantaine
        60: soixantaine
        100: centaine centaines
        1_000: mille millier milliers
        1_000_000: million millions mio
        1_000_000_000: milliard milliards mds md mrd
        1_000_000_000_000: billion billions
        """
    ),
    "es": _scales(
        """
        10: decena decenas
        12: docena docenas
        20: veintena
        30: treintena
        40: cuarentena
        50: cincuentena
        100: centenar centenares
        1_000: mil miles millar millares
        1_000_000: millón millon millones mill
        1_000_000_000: millardo millardos
        1_000_000_000_000: billón billon billones
        """
    ),
    "ru": _scales(
        """
        10: десяток десятка десятков десятком
        12: дюжина дюжины дюжин дюжину
        100: сотня сотни сотен сотню сот
        1_000: тысяча тысячи тысяч тысячу тысячей тысячам тысячами тысячах тыс
        1_000_000: миллион миллиона миллионов миллиону миллионом миллионам миллионами миллионах млн
        1_000_000_000: миллиард миллиарда миллиардов миллиарду миллиардом миллиардам миллиардами млрд
        1_000_000_000_000: триллион триллиона триллионов триллионом триллионам трлн
        """
    ),
    "uk": _scales(
        """
        10: десяток десятка десятки десятків
        12: дюжина дюжини дюжин дюжину
        100: сотня сотні сотень сотню
        1_000: тисяча тисячі тисяч тисячу тисячею тисячам тисячами тисячах тис
        1_000_000: мільйон мільйона мільйони мільйонів мільйону мільйоном мільйонам мільйонами млн
        1_000_000_000: мільярд мільярда мільярди мільярдів мільярду мільярдом мільярдам мільярдами млрд
        1_000_000_000_000: трильйон трильйона трильйони трильйонів трильйоном трлн
        """
    ),
}
# Only right after digits, without a space: after one `m` is metres.
LETTERS: Mapping[str, Decimal] = _scales("1_000: k\n1_000_000: m")
# These are written after digits only and never as a number of their own.
SHORT: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {
            *("lac", "lakhs", "lacs", "crores", "cr", "millions", "billions", "mln", "bln", "mn"),
            *("bn", "tn", "trn"),
        }
    ),
    "de": frozenset({"tsd", "mio", "mrd", "bio"}),
    "fr": frozenset({"mio", "mds", "md", "mrd"}),
    "es": frozenset({"mill"}),
    "ru": frozenset({"тыс", "млн", "млрд", "трлн"}),
    "uk": frozenset({"тис", "млн", "млрд", "трлн"}),
}
