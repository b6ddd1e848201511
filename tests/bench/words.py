"""The words of the invented reports: who and what they speak of, and how a sentence is told."""

from __future__ import annotations

OUTLETS = (
    "Harbour Gazette", "Coast Courier", "Island Post", "Ferry Mail", "Dune Journal",
    "Tidewater Herald", "Lighthouse Review", "Evening Beacon",
)  # fmt: skip
# Each name, what it speaks for, and what it is.
SPEAKERS = (
    ("ada-quill", "Ada Quill", "person", "port"),
    ("nils-oke", "Nils Oke", "person", "port"),
    ("port-authority", "Port Authority", "institution", "port"),
    ("tora-lind", "Tora Lind", "person", "port"),
    ("vera-lund", "Vera Lund", "person", "owner"),
    ("lantern-shipping", "Lantern Shipping", "institution", "owner"),
    ("emil-voss", "Emil Voss", "person", "owner"),
    ("karin-holt", "Karin Holt", "person", "owner"),
    ("town-council", "Town Council", "institution", "town"),
    ("jonas-reed", "Jonas Reed", "person", "town"),
    ("marta-elm", "Marta Elm", "person", "town"),
    ("coast-watch", "Coast Watch", "group", ""),
)
PARTIES = (("port", "The port"), ("owner", "The owner"), ("town", "The town"))
# What a status question asks about; every one can be open, closed or limited.
THINGS = (
    ("ferry", "ferry line"), ("bridge", "swing bridge"), ("market", "fish market"),
    ("railway", "harbour railway"), ("waterworks", "waterworks"), ("school", "school on the dyke"),
    ("airfield", "airfield"), ("lock", "canal lock"),
)  # fmt: skip
ANSWERS = ("open", "closed", "limited")
STATES = {
    "open": ("remained open to everybody", "was open as usual", "stayed open throughout"),
    "closed": ("was closed to everybody", "had been closed", "remained closed throughout"),
    "limited": ("was open to residents only", "served residents only", "worked for residents only"),
}
# What a number is asked for: question, its kind, its unit, and what was counted.
COUNTED = (
    ("people-moved", "flow", "people", "people were taken across the bay"),
    ("boats-damaged", "stock", "boats", "boats lay damaged at the quay"),
    ("oil-leaked", "flow", "tonnes", "tonnes of oil had leaked from the tanker"),
    ("birds-found", "stock", "birds", "oiled birds had been brought to the station"),
)
SUBJECTS = (
    "the crew of the tanker", "the pilots", "the dockers", "the fishermen", "the harbour watch",
    "the divers", "the tug crews", "the teachers", "the bakers", "the ferry passengers",
    "the lock keepers", "the volunteers", "the engineers", "the nurses", "the shopkeepers",
    "the signal staff", "the drivers", "the campers", "the sailing club", "the net makers",
)  # fmt: skip
DEEDS = (
    "had carried sandbags", "were short of drinking water", "had repaired the cranes",
    "were waiting for new pumps", "had left the old storehouse",
    "were looking after the stranded guests", "had asked for warm clothing",
    "were clearing the landing stage", "had taken over the night watch",
    "were drying the archive", "had refused the offered rooms",
    "were sharing the generators", "had lost their moorings",
    "were painting the warning boards", "had emptied the flooded cellars",
)  # fmt: skip
# How different articles give one sentence of an origin.
TOLD = (
    "{what}, {who} said.", "According to {who}, {what}.", "{what}, as {who} put it.",
    "{who} told reporters that {what}.", "“{what},” said {who}.",
)  # fmt: skip
# What sentences are filled up with, so that those of different briefings have little in common.
KINDS = (
    "amber", "ancient", "bare", "bitter", "blunt", "brittle", "broad", "copper", "crooked", "damp", "distant",
    "dusty", "eager", "faded", "feeble", "fragile", "frozen", "gentle", "glassy", "hollow", "humble", "idle",
    "jagged", "lean", "lofty", "mellow", "modest", "muddy", "narrow", "pale", "patient", "plain", "polished",
    "quiet", "ragged", "rusty", "salty", "shallow", "silent", "slender", "solemn", "stubborn", "sturdy", "tangled",
    "tidy", "velvet", "weary", "wooden",
)  # fmt: skip
NOUNS = (
    "anchor", "awning", "barrel", "basket", "blanket", "bollard", "candle", "capstan", "carpet", "chimney",
    "cloak", "cobbler", "cradle", "curtain", "doorway", "drawer", "easel", "fiddle", "fountain", "garden", "gravel",
    "hammer", "hedge", "hinge", "kettle", "ladder", "lantern", "ledger", "mirror", "orchard", "oven", "paddle",
    "parrot", "pebble", "pillow", "pulley", "quilt", "railing", "ribbon", "rudder", "saddle", "satchel", "shutter",
    "slate", "spindle", "stairway", "stable", "tackle", "thimble", "timber", "trumpet", "turret", "vase",
    "violin", "wagon", "wardrobe", "whistle",
)  # fmt: skip
VERBS = (
    "adorned", "blocked", "braced", "brushed", "carried", "concealed", "crossed", "crowned", "divided", "faced",
    "filled", "flanked", "followed", "framed", "graced", "guarded", "joined", "lifted", "lined", "marked", "masked",
    "met", "nudged", "outshone", "overhung", "passed", "pierced", "propped", "reached", "rivalled", "sheltered",
    "skirted", "spanned", "steadied", "touched", "warmed",
)  # fmt: skip
