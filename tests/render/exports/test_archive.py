"""`dossier.zip` holds every download, with what it is, and has the same bytes on one system."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.exported import NAMES, analysis_of, files, files_of

from variorum.render.exports.tables import all_tables


def opened(name: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(files_of(name)["dossier.zip"]))


@pytest.mark.parametrize("name", NAMES)
def test_every_download_is_in_it(name: str) -> None:
    with opened(name) as bundle:
        assert bundle.testzip() is None
        others = {each: c for each, c in files_of(name).items() if each != "dossier.zip"}
        assert bundle.namelist() == ["README.txt", "LICENSE.txt", *others]
        for each, content in others.items():
            assert bundle.read(each) == content


def test_nothing_in_it_depends_on_when_or_where_it_was_made() -> None:
    assert files(analysis_of("harbour"))["dossier.zip"] == files_of("harbour")["dossier.zip"]
    with opened("harbour") as bundle:
        for member in bundle.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert member.create_system == 3
            assert member.external_attr >> 16 == 0o100644
            assert member.compress_type == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_tells_files_columns_citation_and_licence(name: str) -> None:
    with opened(name) as bundle:
        readme = bundle.read("README.txt").decode()
        licence = bundle.read("LICENSE.txt").decode()
    assert "belong to their owners" in licence
    assert licence in readme
    assert "\nHOW TO CITE\n" in readme
    for each in files_of(name):
        assert each == "dossier.zip" or f"\n{each}: " in readme
    for table in all_tables(analysis_of(name)):
        for column in table.table.published:
            assert f"\n{column.name} ({column.kind.name}): {column.meaning}" in readme
    assert not {"\u202e", "\x08", "\ufffe", "\r"} & set(readme)
