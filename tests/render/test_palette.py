"""The parties' colours: told apart by colour-blind readers, and seen on both schemes' paper."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path

import pytest

import variorum.render
from variorum.render.charts.palette import LIGHT

CSS = (Path(variorum.render.__file__).with_name("assets") / "variorum.css").read_text("utf-8")
Linear = tuple[float, float, float]
# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency" (2009), severity 1.0, on linear RGB.
SIGHTS: dict[str, tuple[Linear, Linear, Linear]] = {
    "typical": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SCHEMES = ("default", "slate")


def colours(scheme: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in re.findall(rf'data-md-color-scheme="{scheme}"\] {{([^}}]*)}}', CSS):
        found |= dict(re.findall(r"--v-([a-z0-9-]+): (#\w{6});", block))
    return found


def parties(scheme: str) -> dict[str, str]:
    return {k: v for k, v in colours(scheme).items() if re.match(r"party-|unknown", k)}


def linear(colour: str) -> Linear:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def times(matrix: tuple[Linear, ...], colour: Linear) -> Linear:
    r, g, b = (sum(a * c for a, c in zip(row, colour, strict=True)) for row in matrix)
    return r, g, b


def lab(colour: Linear) -> Linear:
    """CIE 1976 L*a*b* under D65."""
    xyz = times(
        ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)), colour
    )
    x, y, z = (
        (part / white) ** (1 / 3) if part / white > 0.008856 else 7.787 * part / white + 16 / 116
        for part, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, sight: str) -> Linear:
    r, g, b = (min(1.0, max(0.0, c)) for c in times(SIGHTS[sight], linear(colour)))
    return lab((r, g, b))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_two_parties_look_alike(scheme: str, sight: str) -> None:
    assert len(parties(scheme)) == 8
    for (one, first), (other, second) in itertools.combinations(parties(scheme).items(), 2):
        apart = math.dist(seen(first, sight), seen(second, sight))
        assert apart > 12, (one, other, apart)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_party_stands_out_from_the_paper(scheme: str) -> None:
    def luminance(colour: str) -> float:
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))

    paper = luminance(colours(scheme)["paper"])
    for name, colour in parties(scheme).items():
        light, dark = sorted((luminance(colour), paper), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, name


def test_pictures_that_stand_alone_have_the_light_schemes_colours() -> None:
    given = colours("default")
    for role in (*parties("default"), "paper"):
        assert LIGHT[role] == given[role], role
    assert LIGHT["text"] == given["ink"]
