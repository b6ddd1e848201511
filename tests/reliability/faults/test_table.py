"""Where each fault of a build is tried, so that none is lost when tests move."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
HERE = "reliability/faults/"

# What may happen, and the tests that bring it about.
TRIED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("a build is killed", (
        HERE + "test_killed_at_a_step.py::test_steps_of_the_exchange",
        HERE + "test_killed_at_a_step.py::test_a_site_on_another_disk",
        HERE + "test_killed_at_random.py::test_a_build_killed_at_any_moment",
    )),
    ("the command that puts right is killed", (
        HERE + "test_killed_at_a_step.py::test_the_command_that_puts_right_is_killed_too",
    )),
    ("the disk is full, or can't be written", (
        HERE + "test_disk.py::test_a_disk_that_fails_from_any_change_on",
        HERE + "test_disk.py::test_a_small_disk_that_is_full_and_one_that_is_read_only",
    )),
    ("the output is a file, a link or somebody's folder", (
        "publish/test_exchange.py::test_what_is_not_ours_is_never_replaced",
        "cli/test_commands.py::test_somebody_elses_folder_is_not_replaced",
    )),
    ("something of that name lies where the new site waits", (
        "publish/test_exchange.py::test_a_stranger_of_the_same_name_is_left_alone",
    )),
    ("two builds at once", (
        HERE + "test_engine_faults.py::test_of_two_builds_at_once_the_second_ends_with_3",
        HERE + "test_engine_faults.py::test_many_builds_at_once_leave_one_whole_site",
    )),
    ("the engine fails, hangs, is killed or stops half-way", (
        HERE + "test_engine_faults.py::test_an_engine_at_fault_publishes_nothing",
        "publish/test_engines.py::test_an_engine_does_not_outlive_its_build",
    )),
    ("other surroundings, another folder, another day", (
        HERE + "test_sameness.py::test_builds_of_this_dossier",
        "render/test_pure.py::test_folder_zone_locale_hash_seed_and_a_stray_matplotlibrc_do_not_show",
    )),
    ("a date is given", (
        HERE + "test_sameness.py::test_a_given_date_is_in_what_the_engine_stamps_and_nowhere_else",
        "publish/test_clock.py::test_anything_else_is_refused",
    )),
    ("a source is removed", (
        "publish/test_staging.py::test_a_removed_file_and_its_folder_go",
        "publish/test_exchange.py::test_the_new_site_takes_the_place_of_the_old_one",
    )),
    ("a served file is written again with the same bytes", (
        "preview/test_watching.py::test_the_same_bytes_are_no_change",
    )),
    ("a link or an anchor that leads nowhere, in raw HTML too", (
        "publish/test_publishing.py::test_an_engine_that_warns_fails_and_the_old_site_stays",
        "publish/test_publishing.py::test_faults_of_a_hand_written_page_name_its_file_and_line",
    )),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "tests"), TRIED)
def test_each_fault_has_its_test(fault: str, tests: tuple[str, ...]) -> None:
    for test in tests:
        path, _, name = test.partition("::")
        text = (TESTS / path).read_text("utf-8")
        assert re.search(rf"^\s*def {name}\(", text, re.MULTILINE), test
