"""The English words of numbers and dates, as tables."""

from __future__ import annotations

from .scales import SCALES as _SCALES
from .scales import SHORT


def table(words: str) -> tuple[str, ...]:
    """The words of a line, one by one."""
    return tuple(words.split())


ONES = table(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = table("twenty thirty forty fifty sixty seventy eighty ninety")
# "Score" is one only in "scores of".
SCALES = (*(word for word in _SCALES["en"] if word not in SHORT["en"]), "score")
NUMBER_VALUES = {
    **{word: value for value, word in enumerate(ONES)},
    **{word: 10 * value for value, word in enumerate(TENS, 2)},
    **{word: int(_SCALES["en"][word]) for word in SCALES if word != "score"},
    "score": 20,
}
PLURAL_SCALES = [f"{word}s" for word in SCALES]

# "First" and "second" are other words too and have rules of their own.
SMALL_ORDINALS = table("third fourth fifth sixth seventh eighth ninth")
ORDINALS = [
    *SMALL_ORDINALS,
    *table(
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    ),
    *table("nineteenth twentieth thirtieth fortieth fiftieth hundredth thousandth"),
]

CLEAR_MONTHS = table("January February April June July August September October November December")
UNCLEAR_MONTHS = table("March May")
SHORT_MONTHS = table("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
WEEKDAYS = table("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
SHORT_WEEKDAYS = table("Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun")
# These are also given names.
NAME_MONTHS = table("March April May June August Jan Mar Jun Jul")
# These are other words without a capital ("you may march", "an august body").
CAPITAL_NAMES = ["March", "May", "August", *SHORT_MONTHS, *SHORT_WEEKDAYS]
SEASONS = table("spring summer autumn fall winter")
PARTS_OF_DAY = table("morning afternoon evening night")
DECADES = table("twenties thirties forties fifties sixties seventies eighties nineties")

# Stretches of the calendar, which "last", "that" or "recent" can place, and shorter ones.
CALENDAR_UNITS = table(
    "hour day night weekend week fortnight month season quarter year decade century generation"
)
CLOCK_UNITS = table("second minute")

# What makes a number, part, group or share a vague quantity: "a large part", "small groups".
SIZES = table(
    "large larger small smaller tiny huge big vast great greater good fair high low significant "
    "considerable substantial sizeable sizable growing increasing record limited certain unknown "
    "undisclosed unspecified"
)
SIZED = table("number amount part portion proportion share percentage section quantity group")
# "Contingent" and the like count only with a size; "a wave of" counts as it stands.
TROOPS = table("contingent detachment crowd")
FATES = table(
    "killed dead died injured wounded hurt missing arrested detained displaced evacuated rescued fled "
    "trapped stranded hospitalised hospitalized homeless drowned buried"
)
COLLECTIVES = table(
    "wave string series host slew raft spate flurry barrage bunch array multitude swath swathe"
)

HOLIDAYS = (
    "Christmas Eve", "Christmas Day", "Christmas", "New Year’s Eve", "New Year's Eve",
    "New Year’s Day", "New Year's Day", "New Year", "Boxing Day", "Good Friday", "Easter Sunday",
    "Easter Monday", "Easter", "Thanksgiving", "Ramadan", "Eid al-Fitr", "Eid al-Adha",
    "Passover", "Yom Kippur", "Hanukkah", "Diwali", "May Day",
)  # fmt: skip
