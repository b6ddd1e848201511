"""How much each long look at untrusted input and faults tries: the one place for these numbers.

They may be raised. Lowering one to make a run pass hides what it found.
`docs/dev/reliability.md` tells what came of them.
"""

from __future__ import annotations

# Random strings in each place of a page, in each engine.
STRINGS_PER_PLACE = 400
# The same in a run of every day, for every place at once.
STRINGS_EVERY_DAY = 120

# Seconds that each target is fuzzed with coverage as a guide, where atheris has a wheel.
FUZZ_SECONDS = 60
# A change is judged by about the same inputs as the one before it; new ones are sought by `make
# fuzz`, each week and by whoever wants to.
FUZZ_SEED = 6

# Copies of the real dossier, each damaged in one random way.
MUTATIONS = 1000

# Builds killed at a random moment; each named step of the exchange is killed besides.
RANDOM_KILLS = 20

# Pairs of builds that must give the same bytes, each pair differing in all that a machine may.
SAME_BUILDS = 2

# What the worst input may cost. The seconds are the processor's, many times what the slowest input
# takes: they tell work without end, not a slow machine.
MOST_SECONDS = 60
MOST_MEGABYTES = 500
