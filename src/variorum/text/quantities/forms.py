"""The forms of quantities and dates in English prose, as tables; `parts` tells how to read one.

What a table passes over or takes is decided in the line above it: what a careful reader would want
accounted for, without words that only might be meant as a quantity.
"""

from __future__ import annotations

from .parts import NUMBER_WORDS, after, words
from .vocabulary import (
    CLEAR_MONTHS,
    COLLECTIVES,
    DECADES,
    HOLIDAYS,
    PARTS_OF_DAY,
    SHORT_WEEKDAYS,
    TROOPS,
    WEEKDAYS,
)

# Words that look like quantities: read first, and passed over.
NO_QUANTITIES = (
    # A word with an underscore is the name of a file or a person's handle.
    r"[^\W_]*_\w*",
    # The pronoun one.
    (
        r"no one|one another|one[’']s\b|one by one|one~sided|one~off\b(?= [a-z])|one way or another"
        r"|(?:this|that|which|any|every|each|another) one\b(?! of\b)|at one (?:point|time|stage)"
        r"|(?:the|the same) one(?= (?:who|that|which|in|on|at|to|of|from)\b|[,.;])"
        r"|an? (?!second|third)[a-z]++ one\b(?!-)|one(?= (?:must|should|can|could|might|would)\b)"
    ),
    # How many is asked; as many as says nothing beside the number that follows.
    r"how (?:many|much|few)\b|as (?:many|much|few)\b|so many words|and then some\b(?! [a-z])",
    # Some is “about” before a number, and no number in these.
    r"some(?= (?:<ONE_WORD>|half\b|[\d$€£¥]))|some (?:kind|sort)s? of|(?:at|to) some (?:point|extent|degree)",
    # Ordinals that order an argument, or are another word.
    (
        r"at first|first of all|first and foremost|in the first place|first~(?:aid|hand|class|name)s?"
        r"|(?:the )?first responders?|the first (?:lady|gentleman|minister|secretary|family)"
        r"|second~(?:hand|guess\w*+|thoughts?|class)|second to none|split second|no tomorrow|third part(?:y|ies)"
        r"|a second (?:later|earlier|ago|before|after|or so)"
    ),
    # Other words.
    r"all of a sudden|half~time|double standards?|zero~sum|quarter~finals?|the scores? of",
)

DATES = (
    # ISO and numeric dates.
    (
        r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?+(?:z|[+-]\d\d:?\d\d)?+)?+(?!\w)"
        r"|(?:\d\d?/\d\d?/|\d\d?\.\d\d?\.|\d\d?-\d\d?-)(?:\d{4}|\d\d)(?!\w|[./-]\d)"
        r"|\d{4}(?:/\d\d?/|\.\d\d?\.)\d\d?(?!\w)"
    ),
    # Times of day: "14:00", "2:30pm", "1–3 a.m."; but “1:10,000” is a scale.
    (
        r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?+(?: ?[ap](?:\.m\.|m\b)|(?!\w|:\d|[.,]\d| 000(?!\w)))"
        r"|(?:between <CLOCK> and |<CLOCK>(?: ?[-–] ?| to ))?<CLOCK>(?![.:]\d) ?[ap](?:\.m\.|m\b)"
        r"|(?:<SMALL_WORD>|\d\d?) o[’']clock|noon\b|midday\b|midnight\b"
    ),
    # Days: "22–25 December 2025", "Dec. 22, 2025", "the 24th of December".
    (
        r"<DAY>(?:(?:[-–]| to | and | or )<DAY>)? (?:of )?(?:<MONTH>|<SHORT_MONTH>)(?:\.?,? (?:<YEAR>|[’']\d\d(?!\w)))?"
        r"|<DAY>\. <MONTH> <YEAR>|<DAY>-(?:<MONTH>|<SHORT_MONTH>)-<YEAR>"
        r"|(?:<MONTH>|<SHORT_MONTH>)\.? <DAY>(?![.,:/]\d|%)(?:(?:[-–]| to )<DAY>(?![.,:/]\d|%))?"
        r"(?:,? <YEAR>)?"
    ),
    # Months. May and March are also other words: alone they need a preposition.
    r"<NARROW>(?:<MONTH>|<SHORT_MONTH>)\.?,?(?: of)? <YEAR>(?:[-–]\d\d(?!\w))?"
    r"|<MONTH>(?: (?:to|and|or|through) |[-–])<MONTH>"
    rf"|(?:(?:last|next|this|early|late|mid)~)?(?:{words(CLEAR_MONTHS)})\b"
    r"|(?:last|next|this|early|late|mid)~(?:may|march)\b"
    r"|(?=may|march|<SHORT_MONTH>)"
    + after("in since by until till from through during of for before after")
    + r"(?:may|march|<SHORT_MONTH>)\b",
    # Weekdays. "Sat" and "sun" are also other words: they need a date beside them.
    (
        rf"(?:(?:last|next|this|past) )?(?:{words(WEEKDAYS)})s?\b(?: (?:{words(PARTS_OF_DAY)})\b)?"
        rf"|(?:{words(SHORT_WEEKDAYS)})\b(?=\.?,? (?:\d|<MONTH>|<SHORT_MONTH>))"
    ),
    # Years, seasons of sport, decades, centuries, quarters.
    (
        r"<NARROW>(?:(?:1[5-9]|20)\d\d[-–/](?:\d{4}|\d\d)(?!\w|[-–/]\d)|<YEAR>(?![-–/]\d| <SCALE>|<PERCENT>))"
        rf"|<NARROW>(?:(?:1[5-9]|20)\d|[’'‘]\d)0[’']?s\b|(?:(?:early|mid|late)~|(?=[tfsen])(?<=\bthe\s))(?:{words(DECADES)})\b"
        r"|<NARROW>(?:\d\d?(?:st|nd|rd|th)|first|second|<ORDINAL>)~centur(?:y|ies)\b"
        r"|(?:first|second|third|fourth)~(?:quarter|half)\b|q[1-4]\b(?: (?:of )?<YEAR>)?"
        r"|<NARROW><SEASON>(?: of)? <YEAR>(?:[-–/]\d\d(?:\d\d)?(?!\w))?"
    ),
    rf"(?:{words(HOLIDAYS)})\b",
    # A moment told from another: it dates where it names a day or a unit of the calendar. “Now”,
    # “recently”, “earlier” and “currently” name none.
    (
        rf"(?:yesterday|today|tomorrow|(?=day)(?<=the\s)day (?:before|after)(?: yesterday| tomorrow)?)\b"
        rf"(?: (?:{words(PARTS_OF_DAY)})\b)?|tonight\b|overnight\b|(?=weekend)(?<=\bthe\s)weekend\b"
    ),
    (
        r"(?:(?:early|earlier|later|late|sometime) )?"
        r"(?:this(?: very)?|that(?: very)?|(?:(?:this|that) )?<RELATED>) <UNIT>"
    ),
    (
        r"(?:last|past|next|previous|coming|following|recent|opening|closing"
        r"|early|final|first)(?: (?:<NUMBER_AGAIN>|few|several|couple of|many))?~<UNITS>"
        r"|(?:<NUMBER>|<FEW>|half an?) <ANY_UNIT> (?:ago|earlier|later|from now)\b"
        r"|<ANY_UNITS> (?:ago|earlier|later)\b|(?:an?|several|(?:a )?few|many) <ANY_UNIT> (?:before|after)\b"
        r"|(?=<LONG_UNITS>)(?<![\w’']\s)<LONG_UNITS> (?:before|after)\b"
    ),
)

NUMBERS = (
    r"half an? (?:decade|century)\b|an? (?:decade|century|fortnight)\b",
    (rf"(?:{words(NUMBER_WORDS)}|many|several)[-‐‑]?fold\b|twice\b|thrice\b|double[ds]?\b|doubling\b|halv(?:e[ds]?|ing)\b"
    r"|(?:triple|treble|quadruple)[ds]?\b|tripling\b"),
    r"<ORDINAL><RANKED>",
    # First and second count after a word that points, and before a place in a row.
    "(?=first|second|very)" + after("the its his her their our my your this that")
    + r"(?:very )?(?:first|second)\b<RANKED>",
    r"(?=first|second)(?<=[’']s\s)(?:first|second)\b<RANKED>|second\b(?=-)<RANKED>",
    r"(?=second)(?<=\ba\s)second\b(?=,? [a-z])|(?:first|second)\b(?= (?:time|place|round|leg|phase|wave|day)\b)",
    r"(?:not )?a single\b",
    # Between two; one in four, nine out of ten; "3 to 5", "two or three". But “12 in 2025”, “five in
    # two days” and “rose 13 percent to $4 billion” are not one number.
    (r"between (?!<YEAR>)<NUMBER_AGAIN> and (?!<YEAR>|<DAY> (?:<MONTH>|<SHORT_MONTH>))<NUMBER_AGAIN>"
    r"|(?:<SMALL_WORD>|\d{1,2}(?:\.\d)?) (?:in|out of)(?: every)? (?!<YEAR>)<NUMBER_AGAIN>(?! <ANY_UNIT>)"
    r"|<NUMBER>(?:(?<!%)(?<!cent)(?<!points) (?:to|or) (?!<YEAR>|<CURRENCY>)<NUMBER_AGAIN>)?+"),
    # Letters before the digits make a name: "G20", "F-16". It is to be set aside, not passed over.
    r"[^\W\d_]++[-‐‑]?<DIGITS>",
)  # fmt: skip

VAGUE = (
    (r"(?:tens|dozens|hundreds|thousands) of <SCALES>(?: of <SCALES>)?|<SCALES>(?: of <SCALES>)?"
    r"|tens(?= of\b)|(?<!the\s)scores (?:of|more)|(?<!the\s)scores(?= <HAPPENED>)"),
    (r"(?:several|(?:quite )?a (?:good )?few|few|many|some|a couple(?: of)?|countless|multiple|numerous)"
    r" (?:<SCALE>(?: <SCALE>)?|(?:tens of )?<SCALES>(?: of <SCALES>)?)"),
    (r"several\b|(?:quite )?a (?:good )?few\b|few\b|a (?:good|great) many\b|many\b|some\b|numerous\b"
    r"|countless\b|innumerable\b|multiple\b|a couple(?= of\b)|a handful\b|a pair\b"),
    r"a lot of|lots of|plenty of|much of|a great deal of|parts of|(?=bulk)(?<=\bthe\s)bulk of|a fraction of",
    # Most counts before what it counts; with a word that points it makes a superlative.
    (r"(?:most|all) of\b|(?=most)(?<!the\s)(?<!at\s)(?<![’']s\s)(?<!its\s)(?<!their\s)(?<!his\s)(?<!her\s)most"
    r"(?= (?!\w*+(?<=ous))[a-z]++(?<=[^su']s)\b| people\b)"),
    r"all but(?= <NUMBER>)",
    (r"(?:almost|nearly|virtually|practically) (?:all|every|none|no)\b"
    r"|(?:hardly|barely|scarcely) any\b|none\b|(?:no|without(?: any)?|any) significant\b"),
    (r"(?:an? )?(?:(?:vast|overwhelming|<SIZE>|slim|narrow|clear) )?(?:majority|minority)(?= of\b)"
    r"|(?:an? |(?=[a-z])(?<=\bthe\s))(?:(?:vast|overwhelming|<SIZE>|slim|narrow|clear) )?"
    r"(?:majority|minority)\b"
    r"(?! (?:leader|whip|party|government|group|right|share|owner|stake))"),
    (rf"an? <SIZE> (?:<SIZED>|{words(TROOPS)})s?\b|<SIZE> (?:<SIZED>|{words(TROOPS)})s?\b"
    r"|an? number of|an? [a-z]++ number of"),
    # But “waves of up to 10 metres” are high.
    rf"(?:an? |an? [a-z]++ |(?=[a-z]++s\b))(?:{words(COLLECTIVES)})s? of(?! (?:up to|over|about|\d))",
    # How long, without a number: it counts where it names a unit or a long or short time.
    (r"(?:for|in|within) <ANY_UNITS>|(?:over|after) <LONG_UNITS>|decades\b|centuries\b"
    r"|(?:(?<!except\s)for )?an? (?:very )?(?:long|short|brief) (?:time|while|period)\b|for (?:a while|some time)\b"),
)  # fmt: skip
