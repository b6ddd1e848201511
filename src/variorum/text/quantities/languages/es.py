"""Spanish."""

from __future__ import annotations

from decimal import Decimal

from .language import Language, Prose, by_library, modifiers, table

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve treinta"
)
_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"

ES = Language(
    tag="es",
    group=". \u00a0\u2007\u2009\u202f",
    decimal=",٫",
    numbers={
        **{word: value for value, word in enumerate(table(_SMALL))},
        "un": 1, "una": 1, "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26,
        "veintiún": 21, "veintiuna": 21, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
        "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100,
        **{
            f"{stem}{end}": 100 * times
            for times, stem in enumerate(table(_HUNDREDS), 2)
            for end in ("os", "as")
        },
    },
    # “Un” and “uno” are the article and a pronoun.
    unfound=frozenset({"un", "una", "uno"}),
    read=by_library("es", veintiún="veintiuno"),
    links=frozenset({"y"}),
    bare=frozenset({"mil"}),
    rounds=frozenset(table("decena docena veintena treintena cincuentena centenar millar")),
    articles=frozenset({"un", "una"}),
    halves={"medio": Decimal("0.5"), "media": Decimal("0.5")},
    scale_links=frozenset({"de"}),
    and_half=("y medio", "y media"),
    minus=("menos",),
    below=("grados bajo cero", "bajo cero"),
    points=frozenset({"coma", "punto"}),
    units=frozenset(table("por ciento puntos porcentuales euros euro dólares dólar pesos")),
    before=modifiers(
        """
        more-than: rebasó | rebasó los | rebasa | rebasan los
        nearly: se acerca a | se acercan a | se acercaba a | se acerca a los | se acercan a los | acercándose a
        exact at-least: alcanza | alcanzan | alcanzó | alcanzaba | alcanzaron | alcanzar | alcanza los | alcanzan los
        exact at-least: alcanzó los | alcanzaron los | alcanzar los | alcanzó las | alcanza las
        more-than: más de | por encima de | superior a | superiores a | supera | superan | superó | superaron
        more-than: supera los | superan los | superó los | supera las | superó las | por encima de los | superar los
        more-than: mayor de | mayor a | mayor que | excede | exceden | rebasa los | sobrepasa los
        more-than: muy por encima de | bastante más de | superando los | más allá de
        more-than about: algo más de | poco más de | un poco más de | apenas más de | ligeramente superior a
        at-least: al menos | por lo menos | como mínimo | cuando menos | no menos de | un mínimo de | mínimo
        less-than: menos de | por debajo de | inferior a | inferiores a | menor de | menor a | menor que
        less-than: por debajo de los | muy por debajo de
        less-than nearly: algo menos de | poco menos de | un poco menos de | sin llegar a
        at-most exact: hasta
        at-most: como máximo | a lo sumo | no más de | un máximo de | máximo | a lo más
        about: unos | unas | alrededor de | aproximadamente | en torno a | cerca del orden de | del orden de
        about: más o menos | en torno a los | en torno a las | alrededor de los | alrededor de las | aprox
        about: aprox. | unos cuantos miles de
        about: sobre los | sobre las | a eso de | entorno a
        nearly: casi | cerca de | próximo a | próximos a | cercano a | cercana a | rozando los | roza los | roza las
        nearly: a punto de llegar a
        about exact: quizás | quizá | tal vez | probablemente | se estima en | estimado en | estimados en
        about: ~ | ≈
        more-than: >
        less-than: <
        at-least: ≥
        at-most: ≤
        plain: el | del | un | una | solo | sólo | solamente | exactamente | un total de | los | las | de | a | en | y | con | por | otros
        plain: otras | apenas los | ya | estos | esas | sus | también | tan solo | tan sólo | justo
        open: un o | una o | uno o | uno a | una a | o | entre | cada | número | que | no | ni | como | desde | apenas | mitad de | doble de | el triple de
        open: ronda los | rondan los | ronda las | rondaba los | la barrera de los | la cifra de | en vez de | casi no
        """
    ),
    after=modifiers(
        """
        at-least: o más | y más | al menos | por lo menos | como mínimo | en adelante
        at-most: o menos | y menos | como máximo | a lo sumo | como mucho
        about: aproximadamente | más o menos | y pico | y tantos | y tantas
        at-least more-than: +
        """
    ),
    timed=frozenset({"sobre los", "sobre las", "hasta", "a eso de"}),
    time_units=table(
        "segundos segundo minutos minuto horas hora días día noches semanas semana meses mes años año "
        "décadas década"
    ),
    openers=(("entre", "y"), ("de", "a"), ("entre los", "y los"), ("entre las", "y las")),
    changers=frozenset({"de"}),
    joiners=("a", "o", "u"),
    shares=("de cada",),
    prose=Prose(
        passed_over=r"""
        a cuatro patas|cuatro gatos|cuatro ojos|entre la espada y la pared|a la una|de una vez|una vez más
        los cuatro vientos|cuatro vientos|siete vidas|mil gracias|mil disculpas|mil veces|a las mil maravillas
        las mil y una|mil y una noches|ni uno ni otro|uno a uno|uno por uno|uno de los|uno u otro|cada uno
        primera dama|segunda mano|tercera edad|tercer mundo|segundo plano|en un segundo|tercera persona
        dos caras|dos dedos de frente|en dos palabras|a dos velas|cada dos por tres|de dos en dos
        no hay dos sin tres|buscar tres pies|tres pies al gato|tres cuartos de lo mismo|en un dos por tres
        siete mares|siete llaves|séptimo cielo|once ideal|en sus trece|seguir en sus trece|martes y trece
        cero a la izquierda|desde cero|de cero|partir de cero|cuenta cero|kilómetro cero|zona cero
        cien por cien|media naranja|media vuelta|a medias|media luna|medias tintas|edad media|clase media
        término medio|medio ambiente|oriente medio|medio oriente|por medio|en medio|cuántos|cuántas|tantos como
        diez mandamientos|los tres mosqueteros|las tres marías|marzo y la luna|más vale
        """,
        dates=r"""
        (?:el )?(?:1[.º°]?|primero|<D>)(?: ?(?:[-–/]|al?|y|o) ?(?:el )?<D>)? de <M>(?: del? <Y>)?|<D> <M>(?: <Y>)?
        (?:(?:a )?(?:principios|comienzos|mediados|finales|fines) de )?<M>(?: del? <Y>)?(?!\w)
        <NEAR><WD>(?: pasado| próximo)?(?: <PART>)?(?! santo)|<WD> santo
        (?:a )?las (?:\d\d?|<W>)(?:[:.][0-5]\d)?(?: ?horas?| de la (?:mañana|tarde|noche)|(?! por))(?=\W|\Z)
        \d\d?[.:][0-5]\d ?(?:horas?|h)|medianoche|mediodía|hoy|ayer|anteayer|anoche|mañana(?= (?:se|habrá|por))|pasado mañana
        (?:est[ea]|ese|esa|aquel|aquella|mismo|misma) (?:<U>|mañana|tarde|noche|madrugada|fin de semana)|fin de semana
        (?:el |la |del |en el )?(?:<U>) (?:pasad[oa]|próxim[oa]|anterior|siguiente|que viene)
        (?:el |la |los |las )?(?:últim|próxim|pasad)[oa]s? (?:<N> )?<U>
        hace (?:<N>|<Q>|una?|poco) <U>|(?:<N>|<Q>|una?) <U> (?:después|antes|más tarde|atrás)
        (?:en )?(?:primavera|verano|otoño|invierno) (?:de )?<Y>|(?:principios|mediados|finales|inicios) de <Y>
        (?:la víspera|al día siguiente|el día anterior)|navidad|nochebuena|nochevieja|año nuevo|semana santa
        siglo [xvi]+|los años (?:<W>|\d\d)|década de los \w+|madrugada
        """,
        near="(?:(?:el|este|del|desde el|hasta el|pasado) )?",
        part="(?:por la mañana|por la tarde|por la noche|de madrugada|al mediodía)",
        units=(
            "segundos?|minutos?|horas?|días?|jornadas?|noches?|semanas?|mes(?:es)?|trimestres?|años?"
            "|décadas?|siglos?"
        ),
        several="varios|varias|algunos|algunas|unos cuantos|unas cuantas|muchos|muchas|numeros[oa]s|pocos|pocas|un par de",
        vague=r"""
        <Q> (?:<S>|cientos)(?: de <S>)?|(?:unas )?(?:decenas|docenas|centenas|veintenas)(?: de <S>)?
        (?:unos |los )?(?:cientos|centenares|miles|millares|millones)(?: de (?:miles|millones))?
        varios|varias|algun[oa]s|unos cuantos|unas cuantas|much[oa]s|muchísim[oa]s|numeros[oa]s|poc[oa]s
        un par de|un puñado de|(?:veinti|treinti)tant[oa]s|(?:una|la) (?:mayoría|minoría|multitud|serie|veintena larga)(?: de)?|incontables
        (?:la )?mayor parte(?: de)?|gran parte(?: de)?|(?:un gran|un buen|cierto|un) número de|innumerables
        (?:gran|una gran|una) cantidad de|casi tod[oa]s|casi nadie|ningun[oa]s|multitud de|infinidad de|sinfín de
        buena parte(?: de)?|una parte de|la práctica totalidad(?: de)?|bastantes|diversos|diversas|unos pocos
        """,
        others=r"""
        (?:la )?mitad(?: de)?|<PARTS_OF> (?:tercios?|cuartos?|quintos?|sextos?|octavos?|décimos?|terceras? partes?)(?! de final)
        (?:un )?tercio|(?:una )?cuarta parte|(?:segund|tercer|cuart|quint|sext|séptim|octav|noven|décim)[oa]s?|tercer
        (?:dos|tres|cuatro|cinco|diez|cien) veces|el doble|el triple|doble|triple|(?:dupli|tripli|cuadrupli)(?:c[óoa]\w*|qu\w+)
        media hora|medio día|medio año|medio siglo|\d+[.ºª°]+
        """,
        parts_of="(?:un|dos|los dos|tres|las dos|una|cuatro|las tres)",
        percent="por ciento|puntos porcentuales",
        name_months="julio|abril|agosto|mayo",
    ),
)  # fmt: skip
