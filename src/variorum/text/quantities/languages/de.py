"""German. It sets number words together: “zweihundertfünfzig”."""

from __future__ import annotations

import re
from decimal import Decimal

from .language import Language, Prose, by_library, modifiers, table

_UNIT = "ein|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun"
_TEEN = (
    "zehn|elf|zwölf|zwoelf|dreizehn|vierzehn|fünfzehn|fuenfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
)
_TENS = "zwanzig|dreißig|dreissig|vierzig|fünfzig|fuenfzig|sechzig|siebzig|achtzig|neunzig"
_SMALL = f"(?:(?:{_UNIT})und(?:{_TENS})|{_TENS}|{_TEEN}|{_UNIT})"
_HUNDREDS = f"(?:(?:{_UNIT}|{_TEEN})?hundert(?:(?:und)?{_SMALL})?|{_SMALL})"
# “Ein” by itself is the article.
_COMPOUND = (
    f"(?!eine?[rnms]?(?!\\w))(?:{_HUNDREDS}?tausend(?:(?:und)?{_HUNDREDS})?|{_HUNDREDS}|null)"
)

DE = Language(
    tag="de",
    group=".\u2007\u2009\u202f\u00a0'’",
    decimal=",٫",
    numbers={
        word: value
        for value, word in enumerate(
            table("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
        )
    },
    unfound=frozenset({"eins"}),
    read=by_library("de"),
    compound=re.compile(_COMPOUND),
    articles=frozenset(table("ein eine einen einem einer")),
    halves={
        "eine halbe": Decimal("0.5"), "einer halben": Decimal("0.5"), "ein halbes": Decimal("0.5"),
        "halbe": Decimal("0.5"), "halben": Decimal("0.5"), "einem halben": Decimal("0.5"),
        "anderthalb": Decimal("1.5"), "eineinhalb": Decimal("1.5"), "zweieinhalb": Decimal("2.5"),
        "dreieinhalb": Decimal("3.5"), "viereinhalb": Decimal("4.5"), "fünfeinhalb": Decimal("5.5"),
    },
    minus=("minus",),
    below=("grad unter null", "grad celsius unter null", "unter null"),
    points=frozenset({"komma"}),
    units=frozenset(table("prozent prozentpunkte prozentpunkten promille euro us dollar")),
    before=modifiers(
        """
        more-than: durchbrach | durchbricht
        nearly: nahe | nahe bei
        exact at-least: erreicht | erreichte | erreichten | erreichen
        more-than: mehr als | über | oberhalb von | deutlich über | weit über
        more-than: weit mehr als | deutlich mehr als | jenseits von
        more-than: übersteigt | überstieg | übertrifft | überschreitet | überschritt | größer als | höher als
        more-than: länger als
        more-than about: gut | etwas mehr als | etwas über | knapp über | leicht über | kaum mehr als
        at-least: mindestens | wenigstens | zumindest | nicht weniger als | minimal | ab
        at-least: nicht unter
        less-than: weniger als | unter | unterhalb von | deutlich unter | weit unter | geringer als | kleiner als
        less-than: deutlich weniger als | weit weniger als | niedriger als
        less-than nearly: etwas weniger als | etwas unter | knapp unter | nicht ganz | leicht unter
        at-most: bis zu | höchstens | maximal | nicht mehr als | allenfalls
        at-most: nicht über | längstens
        about: rund | etwa | ungefähr | circa | ca. | ca | zirka | um die | annähernd | schätzungsweise | in etwa
        about: grob | so um die
        about: geschätzt | geschätzte | geschätzten | gegen
        about nearly: an die
        nearly: knapp | fast | beinahe | nahezu | annähernd an
        nearly: nahe an | nähert sich | nähern sich | näherte sich | näherten sich
        about exact: vielleicht | wohl | wahrscheinlich | möglicherweise | angeblich | offenbar
        about: ~ | ≈
        more-than: >
        less-than: <
        at-least: ≥
        at-most: ≤
        plain: nur | lediglich | bloß | genau | exakt | insgesamt | alle | weitere | gerade einmal | gerade mal | auf
        plain: von | mit | um | die | der | den | zusammen | nunmehr | jetzt | bei | bereits | schon | sowie | und
        open: ein bis | eine bis | einem bis | ein oder | eine oder | eins bis | eins oder
        open: jede | jeder | jedes | je | pro | doppelt so viele wie | als | nicht | keine | nummer | kaum | zweimal
        open: doppelt so hoch wie | so hoch wie | so groß wie | so viele wie | so lang wie | so weit wie | so tief wie
        open: so schwer wie | so stark wie | so alt wie
        open: marke von | schwelle von | grenze von | zwischen | statt | anstatt | mehr oder weniger
        """
    ),
    after=modifiers(
        """
        at-least: oder mehr | und mehr | aufwärts | oder darüber | und darüber | oder noch mehr | plus | wenn nicht mehr
        at-most: oder weniger | und weniger | oder darunter | und darunter
        about: oder so | plus minus
        at-least more-than: +
        """
    ),
    timed=frozenset({"über", "unter", "um", "gegen", "ab", "gut", "um die"}),
    governors=frozenset(table("gewalt herrschaft hoheit kontrolle macht")),
    time_units=table(
        "sekunden sekunde minuten minute stunden stunde tage tagen tag wochen woche monate monaten monat "
        "jahre jahren jahr jahrzehnte jahrzehnten uhr"
    ),
    openers=(("zwischen", "und"), ("von", "bis"), ("zwischen", "bis")),
    joiners=("bis", "oder", "bis zu"),
    shares=("von", "aus", "unter"),
    prose=Prose(
        passed_over=r"""
        auf allen vieren|alle viere von sich|unter vier augen|zwischen vier augen|null und nichtig
        außer acht|in acht|habt acht|mit null|bei null|von null auf hundert|stunde null|null toleranz
        ein für alle mal|zum einen|zum anderen|tausend dank|fünf vor zwölf|kurz vor zwölf|siebensachen
        sieben siegeln?|sieben zwetschgen|vier wände|vier wänden|eigenen vier|dritten? welt|dritter seite
        dritte hand|zweiter hand|zweite geige|zweites gesicht|in hundert jahren nicht|tausend tode
        tausend ängste|um tausend ecken|siebten himmel|siebte himmel|aus zwei mach eins|drei musketiere
        wolke sieben|fünfte rad|dreikönig\w*|zwei linke hände|elfmeter\w*|neunauge\w*|viertel nach
        vierteljahr\w*|manch eine[rs]?|wie viele?|(?:eben)?so viele wie|zwei paar schuhe|zwei fliegen
        auf zack|der dritte weg|dritten weg|viel lärm um nichts|zu zweit|sechs richtige
        """,
        dates=r"""
        <D>\.?(?: ?(?:[-–/]|bis|und|oder) ?(?:zum )?<D>\.)? <M>(?: <Y>)?
        <D>\.(?: ?(?:[-–/]|bis|und) ?)<D>\.(?:\d\d?\.)(?:<Y>)?
        (?:(?:anfang|mitte|ende|seit|bis|im|ab) )?<M>(?: <Y>)?(?!\w)
        <NEAR><WD>(?:s|e|en)?<PART>?s?(?!\w)(?: <PART>)?
        (?:0?\d|1\d|2[0-4])(?:[.:][0-5]\d)? uhr(?: [0-5]\d)?|mitternacht|mittags?
        (?:heute|gestern|vorgestern|morgen|übermorgen)(?: <PART>)?(?!\w)
        (?:(?:im )?(?:frühjahr|frühling|sommer|herbst|winter)) <Y>|(?:anfang|mitte|ende) <Y>
        (?:letzte|vergangene|kommende|nächste|vorige|diese|jene|selbe|folgende)[nrms]? (?:<N> )?<U>
        vor (?:<N>|<Q>|eine[mnr]|wenigen) <U>|(?:binnen|in|nach|seit) (?:wenigen|kurzem|einigen) <U>
        (?:<N>|<Q>|eine[nm]?) <U> (?:zuvor|danach|später|vorher|lang)
        vortag|tag darauf|tag danach|tags zuvor|wochenende|(?:jahres|monats)(?:ende|anfang|beginn)
        silvester|neujahr|weihnachten|heiligabend|ostern|pfingsten|karfreitag|oster(?:montag|sonntag)
        \d\der(?:[- ]jahren?)?|[12]\d\. jahrhunderts?
        """,
        near="(?:(?:am|vom|bis|letzten?|vergangenen?|kommenden?|nächsten?|diesen) )?",
        part="(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)",
        units=(
            "sekunden?|minuten?|stunden?|tag(?:en?|es)?|nacht|nächten?|wochen?|wochenenden?"
            "|monat(?:en?|s)?|quartal(?:en?|s)?|jahr(?:en?|es)?|jahrzehnt(?:en?|s)?|jahrhundert(?:en?|s)?"
        ),
        several=(
            "mehreren?|mehrerer|einigen?|einiger|etlichen?|etlicher|vielen?|vieler|ein paar"
            "|zahlreichen?|wenigen?|weniger(?! als)|hunderte|tausende"
        ),
        vague=r"""
        <Q> (?:zehn|hundert)?<S>s?(?:e[rn]?)?|(?:aber|zehn|hundert)?tausende[rn]?|(?:aber)?hunderte[rn]?
        dutzende[rn]?|(?:hunderte|dutzende|zig|zehner) millionen|zig(?:tausende?[rn]?)?
        (?<!\d\s)(?:millionen|milliarden)|mehrere[rnms]?|einige[rnms]?|etliche[rnms]?|ein paar
        viele[rn]?|zahlreiche[rn]?|zahllose[rn]?|unzählige[rn]?|wenige[rn]?(?! als)|ein wenig
        manche[rnms]?|diverse[rn]?|eine (?:reihe|vielzahl|menge|handvoll|anzahl|fülle)
        eine hand voll|(?:die|der|den) meisten|ein großteil|(?:der|ein) größte teil|der großteil|die mehrheit
        eine mehrheit|eine minderheit|(?:große|kleine|ganze) teile
        ein (?:großer|kleiner|erheblicher|beträchtlicher) teil|fast alle[rn]?|nahezu alle[rn]?
        kaum jemand|so gut wie alle[rn]?
        """,
        others=r"""
        (?:<W>|\d++)[-‐‑] (?:bis|oder) <N>|(?:(?:die|der|einer?) )?hälfte|<PARTS_OF> (?:drittel|(?:vier|fünf|sechs|acht|zehn)tel)n?s?
        jede[rs]? (?:zweite|dritte|vierte|fünfte|zehnte)|halbe[nrs]? (?!million|milliarde|dutzend)<U>
        (?:zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn|elf|zwölf|zwanzigs)te[nrms]?
        (?:zweit|dritt|viert|fünft)(?:größte|höchste|älteste|wichtigste)[nrms]?
        (?:zwei|drei|vier|fünf|sechs|zehn|hundert)(?:mal|fach(?:e[nrms]?)?)|(?:das |ums )doppelte|doppelt(?: so)?
        eine[rn]? (?:viertel|dreiviertel)million(?:en)?
        verdoppel(?:t|te|ten|n)|verdreifach(?:t|te|ten|en)|halbier(?:t|te|ten|en)|vielfach(?:e[ns]?)?
        """,
        parts_of="(?:ein|einem|eines|zwei|drei|vier|ein (?:knappes|gutes)|gut ein|knapp ein)",
        percent="prozentpunkten?|prozent|promille",
        weekday_forms="5: sonnabend",
        name_months="mai|august|juni|juli|april|jan|märz",
    ),
)  # fmt: skip
