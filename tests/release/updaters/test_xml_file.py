"""XML files: the tables were checked against the updaters of release-please 17.11.1."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updaters.xml_file import update_pom, update_xml

UPDATED = [
    ("<a><version>1</version></a>\n", "/*/version", "<a><version>2.0</version></a>\n"),
    ("<a>\r\n  <version>1</version>\r\n</a>\r\n", "/*/version", "<a>\n  <version>2.0</version>\n</a>\n"),
    ("<?xml version='1.0'?><a v='1' />", "/a/@v", "<?xml version='1.0'?><a v=\"2.0\"/>"),
    ("<a v='2.0' />", "/a/@v", "<a v='2.0' />"),
    ("<a />", "//version", "<a />"),
    ("<a />", "''", "<a />"),
    ("<a />", "/", "<a/>"),
    ("<a><b>1</b><b>2.0</b></a>", "//b", "<a><b>2.0</b><b>2.0</b></a>"),
    ("<a><b>1</b></a>", "//*", "<a>2.0</a>"),
    ("<a>1<!--c--><?p d?><![CDATA[x]]></a>", "//node()", "<a>2.0</a>"),
    ("<a>1<!--c--><?p d?><![CDATA[x]]></a>", "/a/node()", "<a>2.0<!--2.0--><?p 2.0?><![CDATA[2.0]]></a>"),
    ('<p xmlns="u"><version>1</version></p>', "//version", '<p xmlns="u"><version>1</version></p>'),
    ('<p xmlns="u"><version>1</version></p>', "//*[local-name()='version']", '<p xmlns="u"><version>2.0</version></p>'),
    (
        "<Project><PropertyGroup><Version>1</Version></PropertyGroup></Project>\n\n",
        "//PropertyGroup/Version",
        "<Project><PropertyGroup><Version>2.0</Version></PropertyGroup></Project>\n",
    ),
]
"""A file, an XPath, and the file with version 2.0."""
POMS = [
    (
        "<project><version>1</version><parent><version>1</version></parent></project>",
        "<project><version>2.0</version><parent><version>1</version></parent></project>",
    ),
    (
        "<project><parent><version>1</version></parent></project>\n",
        "<project><parent><version>2.0</version></parent></project>\n",
    ),
    (
        '<m:project xmlns:m="u"><m:version>1</m:version></m:project>',
        '<m:project xmlns:m="u"><m:version>2.0</m:version></m:project>',
    ),
    ("<project ><version>2.0</version></project>",) * 2,
    ("<project />",) * 2,
]


@pytest.mark.parametrize(("content", "xpath", "updated"), UPDATED)
def test_the_nodes_at_an_xpath_hold_the_version(content: str, xpath: str, updated: str) -> None:
    assert update_xml(content, xpath, "2.0") == updated


@pytest.mark.parametrize(("content", "updated"), POMS)
def test_a_pom_has_the_version_of_the_project_or_its_parent(content: str, updated: str) -> None:
    assert update_pom(content, "2.0") == updated


@pytest.mark.parametrize(
    ("content", "xpath"),
    [("<a>", "/a"), ("<a/>", None), ("<a/>", "/a["), ("<a/>", "1"), ("<a/>", "'x'"), ("<a/>", "true()")],
)
def test_what_cannot_be_updated_is_refused(content: str, xpath: str | None) -> None:
    with pytest.raises(UnreadableText):
        update_xml(content, xpath, "2.0")
