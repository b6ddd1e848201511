"""French."""

from __future__ import annotations

from decimal import Decimal

from .language import Language, Prose, by_library, modifiers, table

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_NUMBERS = {
    **{word: value for value, word in enumerate(table(_SMALL))},
    "une": 1, "zero": 0, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100, "cents": 100,
}  # fmt: skip

FR = Language(
    tag="fr",
    group=" .\u00a0\u2007\u2009\u202f",
    decimal=",٫",
    numbers=_NUMBERS,
    # “Un” is the article, “neuf” is new.
    unfound=frozenset({"un", "une", "neuf", "zero", "vingts", "cents"}),
    read=by_library("fr"),
    links=frozenset({"et"}),
    bare=frozenset({"mille"}),
    rounds=frozenset(
        table("dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier douzaine")
    ),
    articles=frozenset({"un", "une"}),
    halves={"un demi": Decimal("0.5"), "une demi": Decimal("0.5"), "demi": Decimal("0.5")},
    scale_links=frozenset({"de", "d'"}),
    and_half=("et demi", "et demie"),
    minus=("moins",),
    below=("degrés au-dessous de zéro", "degrés en dessous de zéro", "degrés sous zéro", "sous zéro"),
    points=frozenset({"virgule"}),
    units=frozenset(table("pour cent points point euros euro dollars dollar francs")),
    before=modifiers(
        """
        exact at-least: atteint | atteignent | atteignait | atteignant | atteindre | atteint les | atteindre les
        exact at-least: atteignent les | atteignant les
        more-than: plus de | plus d' | au-delà de | au-dessus de | supérieur à | supérieure à | bien plus de
        more-than: bien plus d' | dépasse | dépassent | dépassait | dépassé | dépassant | dépasser | excède
        more-than: excédant | largement plus de | nettement plus de | plus que
        more-than: passé les | dépassé les | dépasse les | dépasser les | franchi les | au-delà des
        more-than about: un peu plus de | un peu plus d' | légèrement plus de | à peine plus de | juste au-dessus de
        at-least: au moins | au minimum | pas moins de | pas moins d' | un minimum de | à tout le moins
        at-least: au bas mot | minimum | quelque au moins
        less-than: moins de | moins d' | inférieur à | inférieure à | au-dessous de | en dessous de | en-dessous de
        less-than: sous les | bien moins de | sous la barre des
        less-than nearly: un peu moins de | un peu moins d' | à peine moins de | légèrement moins de
        at-most: jusqu'à | au plus | au maximum | pas plus de | pas plus d' | tout au plus | un maximum de
        at-most: jusqu'aux | maximum de
        about: environ | quelque | quelques | à peu près | approximativement | autour de | aux alentours de
        about: dans les | aux environs de | de l'ordre de | plus ou moins
        about: autour d' | aux alentours d' | environ quelque | env. | env | une estimation de | grosso modo
        nearly: près de | près d' | presque | quasi | quasiment | pas loin de | pas loin d'
        nearly: proche de | avoisinant | avoisine | avoisinent | approche
        nearly: avoisine les | avoisinant les | approche les | frôle les | frise les
        about exact: peut-être | estimé à | estimée à | estimés à | estimées à | probablement | selon nous
        about: ~ | ≈
        more-than: >
        less-than: <
        at-least: ≥
        at-most: ≤
        plain: d' | seulement | exactement | précisément | un total de | au total | les | des | de | à | ces | quelque part
        plain: encore | déjà | soit | et | avec | pour | ses | leurs | nos | uniquement
        open: ou | entre | chaque | toutes les | tous les | numéro | moitié moins de | deux fois plus de | ni | pas
        open: un à | une à | un ou | une ou | sur | à peine | que | la barre des | le cap des | plutôt que | au lieu de | deux fois moins de | fois plus de
        """
    ),
    after=modifiers(
        """
        at-least: ou plus | et plus | au moins | au minimum | voire plus | sinon plus | minimum | au bas mot
        at-most: ou moins | et moins | au plus | au maximum | tout au plus | maximum
        about: environ | à peu près | ou presque
        at-least more-than: +
        """
    ),
    timed=frozenset({"dans les", "sous les", "passé les"}),
    time_units=table(
        "secondes seconde minutes minute heures heure jours jour nuits semaines semaine mois années "
        "année ans an décennies décennie"
    ),
    openers=(("entre", "et"), ("de", "à")),
    changers=frozenset({"de"}),
    joiners=("à", "ou"),
    shares=("sur", "parmi"),
    prose=Prose(
        passed_over=r"""
        sur son trente et un|trente et un de|se mettre en quatre|quatre à quatre|couper les cheveux en quatre
        cheveux en quatre|à quatre pattes|tiré à quatre épingles|quatre épingles|quatre coins|quatre vents
        un de ces quatre|les quatre cents coups|quatre cents coups|septième ciel|faire les cent pas|cent pas
        mille excuses|mille mercis|mille feuilles|mille-feuilles?|millefeuille|mille bornes|mille sabords
        tout neuf|quoi de neuf|flambant neuf|à neuf|deux-points|de deux choses
        deux poids,? deux mesures|jamais deux sans trois|en deux mots|tiers état|tiers monde|tiers-monde
        une fois pour toutes|la une|à la une|en une|repartir de zéro|à zéro|zéro de conduite|de zéro
        cinq sens|sept familles|chat à neuf queues|quatre saisons|trois fois rien|tous les trente-six du mois
        trente-six chandelles|voir trente-six|dix commandements|trois mousquetaires|deuxième sexe
        vous dire deux mots|combien de|autant de|deux-roues|quatre-quarts?|dernier quart d[’']heure
        peu ou prou|tant de|prix fort|à mille lieues|des mille et des cents
        """,
        dates=r"""
        (?:1er|<D>)(?: ?(?:[-–/]|au|et|ou) ?(?:1er|<D>))? <M>(?: <Y>)?
        (?:(?:début|fin|mi|courant|depuis|dès|en)[- ])?<M>(?: <Y>)?(?!\w)
        <NEAR><WD>(?: dernier| prochain)?(?: <PART>)?(?! saint)|<WD> saint
        (?:0?\d|1\d|2[0-4]) ?h(?: ?[0-5]\d)?(?!\w)|(?:0?\d|1\d|2[0-4]) heures(?: [0-5]\d)?(?= du (?:matin|soir))
        minuit|midi|aujourd[’']hui|hier(?: <PART>)?|avant-hier|demain(?: <PART>)?|après-demain
        (?:ce|cette) (?:matin|soir|nuit|après-midi|semaine|année|mois|week-end|été|hiver)(?:-ci|-là)?
        (?:le |du )?(?:mois|siècle|semaine|week-end|trimestre|année|an) (?:dernière?|prochaine?|passée?|suivante?|précédente?)
        (?:la )?(?:semaine|année|nuit|décennie) (?:dernière|prochaine|passée|suivante|précédente)
        (?:ces|les|des) (?:<N> )?(?:derni(?:ers|ères)|proch(?:ains|aines)) (?:<N> )?<U>
        il y a (?:<N>|<Q>|une?|quelques) <U>|(?:<N>|<Q>|une?|quelques) <U> (?:plus tard|plus tôt|auparavant|avant|après)
        (?:au )?(?:printemps|été|automne|hiver) <Y>|(?:début|fin|mi-|courant) ?<Y>|les années (?:soixante|\d\d+)
        (?:la veille|le lendemain|l[’']avant-veille|le surlendemain)|noël|pâques|toussaint|ramadan|14-juillet
        l[’']an (?:dernier|prochain|passé)|(?:[xvi]+e|\d\de) siècle|week-end
        """,
        near="(?:(?:le|ce|du|depuis|dès) )?",
        part="(?:matin|soir|après-midi|midi|dans la nuit|au soir|au matin)",
        units=(
            "secondes?|minutes?|heures?|jours?|journées?|nuits?|semaines?|mois|trimestres?|années?|ans?"
            "|décennies?|siècles?"
        ),
        several="plusieurs|quelques|de nombreu(?:x|ses)|nombre de|maints?|certain(?:e?s)|divers(?:es)?",
        vague=r"""
        <Q> <S>s?(?: de <S>)?(?: de| d[’'])?|(?:des|les|de|en) (?:dizaines?|vingtaines?|centaines?|milliers?|millions?|milliards?|douzaines?)(?: de <S>| d[’'])?
        (?:dizaines|centaines|milliers|millions|milliards)(?: de (?:milliers|millions|milliards))?
        par (?:dizaines|centaines|milliers|millions)|plusieurs|quelques(?!-un)|quelques-un(?:e?s)|de nombreu(?:x|ses)
        bon nombre(?: de| d[’'])?|(?:un grand|un petit|un certain|grand) nombre(?: de| d[’'])?|beaucoup(?: de| d[’'])?
        une (?:poignée|série|foule|multitude|majorité|minorité|quantité|partie|bonne partie)(?: de| d[’'])?
        (?:la plupart|la majorité|la majeure partie|l[’']essentiel|l[’']ensemble)(?: des?| du| d[’'])?
        (?:très )?peu (?:de|d[’'])(?=\w)|(?:presque|quasiment) (?:tous|toutes|aucune?)|d[’']innombrables|innombrables
        certain(?:e?s)(?= )|maints?|plusieurs fois|une infinité(?: de| d[’'])?|une grande partie(?: de| du| des)?
        """,
        others=r"""
        (?:la |une )?moitié|<PARTS_OF> (?:tiers(?!-mond| état)|quarts?|cinquièmes?|sixièmes?|huitièmes?|dixièmes?)
        (?:deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|centième|millième)s?
        seconde(?= (?:fois|guerre))|deux fois|trois fois|(?:double|triple|quadruple)(?:r|nt|s)?|doublé(?:e?s?)?|triplé(?:e?s?)?
        demi-heure|un demi(?:-<U>)|une demi-<U>|trois quarts d[’']heure|un quart d[’']heure|\d+(?:e|ème)s?
        neuf(?! cents?| mille| millions| milliards)(?= [\w’'-]++(?<=[sx]))
        """,
        parts_of="(?:un|les deux|deux|trois|les trois|le|quatre)",
        percent="pour cent|points? de pourcentage",
        name_months="avril|août|mai|juin",
    ),
)  # fmt: skip
