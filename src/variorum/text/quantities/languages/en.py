"""English."""

from __future__ import annotations

from decimal import Decimal

from variorum.text.quantities.scales import SCALES
from variorum.text.quantities.vocabulary import NUMBER_VALUES, table

from .language import Language, additive, modifiers

_NUMBERS = {
    word: value
    for word, value in NUMBER_VALUES.items()
    if value <= 100 and word not in ("dozen", "score")
}

EN = Language(
    tag="en",
    group=",\u2007\u2009\u202f\u00a0",
    decimal=".·٫",
    numbers=_NUMBERS,
    links=frozenset({"and"}),
    read=additive(_NUMBERS, SCALES["en"], frozenset({"and"})),
    articles=frozenset({"a", "an"}),
    halves={
        "half a": Decimal("0.5"), "half an": Decimal("0.5"), "half": Decimal("0.5"),
        "a quarter of a": Decimal("0.25"), "quarter of a": Decimal("0.25"),
        "a quarter": Decimal("0.25"), "three quarters of a": Decimal("0.75"),
    },
    and_half=("and a half", "and one half"),
    minus=("minus", "negative"),
    below=("degrees celsius below zero", "degrees below zero", "degree below zero", "below zero"),
    points=frozenset({"point"}),
    units=frozenset(
        table(
            "percent per cent percentage point points pct dollars dollar euros euro pounds pound yen "
            "tonnes tons barrels litres liters rupees roubles rubles hryvnia hryvnias yuan francs people us"
        )
    ),
    before=modifiers(
        """
        more-than: more than | over | above | exceeding | exceeds | exceeded | exceed | in excess of | north of
        more-than: well over | far more than | well above | well in excess of | much more than | greater than
        more-than: higher than | upward of | passing | topping | topped | tops | surpassing | surpassed | surpasses
        more-than: outstripped | outstrips | climbed past | climbs past | climbing past | rose past | rises past
        more-than: rising past | risen past | went past | goes past | gone past | soared past | surged past
        more-than: jumped past | pushed past
        more-than: surpass | beyond | outnumbering | far exceeding | bigger than | larger than | longer than
        more-than at-least: upwards of
        more-than about: just over | a little over | slightly over | slightly more than | a little more than
        more-than about: just more than | a bit more than | barely more than | little more than
        more-than about: just above | slightly above
        at-least: at least | no fewer than | no less than | not less than | not fewer than | a minimum of
        at-least: as small as | as short as | as young as | as cold as | as shallow as | as slow as
        at-least: as few as | as little as | as low as | at a minimum | at the very least | a floor of
        exact at-least: reaching | reached | reaches | reach | hitting | hit | hits
        less-than: fewer than | less than | under | below | lower than | well under | well below | far fewer than
        less-than: far less than | smaller than | short of | well short of | shorter than
        less-than nearly: just under | just short of | a little under | slightly under | slightly less than
        less-than nearly: shy of | just shy of | a little short of | slightly short of
        less-than nearly: just below | slightly fewer than | slightly below | not quite | a little less than
        at-most: at most | up to | no more than | not more than | no greater than | a maximum of | at the most
        at-most: as many as | as much as | as high as | as large as | not exceeding | up to a maximum of
        at-most: as tall as | as big as | as deep as | as long as | as far as | as wide as | as heavy as
        at-most: as strong as | as fast as | as hot as | as thick as | as great as | as old as
        at-most: a ceiling of | not over | a cap of
        about: about | around | some | roughly | approximately | circa | ca | ca. | c. | approx | approx. | ~ | ≈
        about: or about | in the region of | in the neighbourhood of | in the neighborhood of | on the order of
        about: in the order of | somewhere around | somewhere in the region of | give or take | an average of about
        about: about some | an approximate
        nearly: near to | nears | neared | approach | approaches | approached | close on | closing in on
        nearly: nearly | almost | close to | nearing | approaching | virtually | getting on for | nigh on | near
        about exact: an estimated | estimated | estimated at | perhaps | possibly | maybe | probably
        about exact: reportedly | allegedly | believed to be | thought to be | estimates of
        more-than: >
        at-least: >= | ≥
        less-than: <
        at-most: <= | ≤
        plain: only | just | exactly | precisely | a total of | the total of | all | fully | altogether | another
        plain: an additional | as of now | a record | a further | the | these | those | of | and | a mere | merely
        open: over the | under the | about the | around the | more or less | anything from | anywhere from | from
        open: passed | passes | pass | crossing | crossed | crosses | cross | every | each | per | number | no
        open: not | than | twice | double | half | at | not even | hardly | scarcely | barely | other than | beyond the
        open: past | the past | touching | touched | touches | any more than | no | neither | rule of | like
        """
    ),
    after=modifiers(
        """
        at-least: or more | or above | or greater | or higher | or over | and more | and above | and over | and up
        at-least: at the very least | at least | at a minimum | if not more | and upwards | or upwards | or older | minimum
        at-least: and counting | and rising | or longer | or even more
        at-least more-than: plus | +
        at-most: or fewer | or less | or under | or below | or lower | at most | or younger | tops | at the most
        at-most: at the very most | and under | maximum | and below
        about: or so | or thereabouts | odd | approximately | roughly | give or take | ish
        """
    ),
    timed=frozenset({"over", "under", "around", "above", "below", "near", "past"}),
    governors=frozenset(
        table(
            "authority claim claims command control controls dominance grip hold influence jurisdiction "
            "mandate mastery power powers rule sovereignty sway"
        )
    ),
    time_units=table(
        "seconds second minutes minute hours hour days day nights night weeks week months month years "
        "year decades decade centuries century"
    ),
    at_marks=modifiers(
        """
        more-than: over | above | past | cross | crosses | crossed | crossing | pass | passes | passed | passing
        more-than: exceed | exceeds | exceeded | exceeding | top | tops | topped | topping | breach | breached
        more-than: breaches | break | broke | breaks | breaking | beyond | surpass | surpassed | surpasses
        less-than: under | below | short of
        exact at-least: reach | reached | reaches | reaching | hit | hits | hitting
        nearly: near | nears | nearing | neared | approach | approaches | approaching | close to
        """
    ),
    marks=("mark", "threshold", "barrier", "milestone"),
    openers=(("between", "and"), ("from", "to"), ("from", "up to"), ("anywhere between", "and")),
    changers=frozenset({"from"}),
    joiners=("to", "or"),
    countable=frozenset({"a pair", "a couple", "all of", "none"}),
    shares=("in", "in every", "out of", "out of every"),
    determiners=("the", "that", "a", "its"),
)  # fmt: skip
