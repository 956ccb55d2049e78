"""What makes an archive unsafe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.artifact.archive import FILE, FOLDER, HARDLINK, OTHER, SDIST, SYMLINK, WHEEL, Member
from gatepost.artifact.unsafe import bomb, crowd, faults, metadata_path, most_unpacked, shown

TOP = "demo-1.0"
GOOD_SDIST = (Member(TOP, kind=FOLDER), Member(f"{TOP}/PKG-INFO", 3), Member(f"{TOP}/src/demo.py"))
GOOD_WHEEL = (Member("demo.py"), Member("demo-1.0.dist-info/", kind=FOLDER), Member("demo-1.0.dist-info/METADATA"))
BAD = ["/x", "//x", "C:/x", "c:x", "a\\b", "..\\x", "a\0b", "a\nb", "a\x7f", "a\x9bm", "../x", "a/../b", ".."]


def of_sdist(*members: Member) -> tuple[str, ...]:
    return faults((*GOOD_SDIST, *members), SDIST, TOP)


def of_wheel(*members: Member) -> tuple[str, ...]:
    return faults((*GOOD_WHEEL, *members), WHEEL, TOP)


def link(path: str, target: str, kind: str = SYMLINK) -> Member:
    return Member(f"{TOP}/{path}", kind=kind, target=target)


def test_a_good_one_has_no_faults() -> None:
    assert of_sdist() == of_wheel() == ()
    assert of_sdist(Member(f"{TOP}/\u00e9t\u00e9/a b c...txt"), Member(f"{TOP}/..a/b.."), Member(f"{TOP}/c:x")) == ()
    assert of_wheel(Member("demo/_vendor/other-1.dist-info/METADATA"), Member("x.dist-info.py")) == ()


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/etc/passwd", "is an absolute path"),
        ("C:/x", "begins with a drive letter"),
        ("c:x", "begins with a drive letter"),
        ("a\\b", "has a backslash in it"),
        ("a\0b", "has a control character in it"),
        ("a\x1b[2Jb", "has a control character in it"),
        ("a\x9bb", "has a control character in it"),
        ("../x", "leads out of its folder"),
        ("a/../../x", "leads out of its folder"),
        ("a/..", "leads out of its folder"),
        ("", "is not a plain path"),
        ("a//b", "is not a plain path"),
        ("./a", "is not a plain path"),
        ("a/.", "is not a plain path"),
    ],
)
def test_a_path_must_mean_the_same_place_everywhere(path: str, fault: str) -> None:
    assert of_wheel(Member(path)) == (f"{path!r} {fault}",)
    assert f"{path!r} {fault}" in of_sdist(Member(path))


def test_a_folder_may_end_with_a_slash_and_a_file_may_not() -> None:
    assert of_wheel(Member("a/", kind=FOLDER)) == ()
    assert of_wheel(Member("a/")) == ("'a/' is not a plain path",)
    assert of_wheel(Member("a//", kind=FOLDER)) == ("'a//' is not a plain path",)


def test_no_name_reaches_a_terminal_as_it_is_nor_without_end() -> None:
    assert shown("a\x1b]0;\u202e\ud800\u00e9") == r"'a\x1b]0;\u202e\ud800é'"
    assert shown("x" * 300) == repr(f"{'x' * 200}...")


def test_devices_and_their_like_are_refused() -> None:
    assert of_sdist(Member(f"{TOP}/tty", kind=OTHER)) == ("'demo-1.0/tty' is neither a file nor a folder",)
    assert of_wheel(Member("tty", kind=OTHER)) == ("'tty' is neither a file nor a folder",)


@pytest.mark.parametrize("kind", [SYMLINK, HARDLINK])
def test_a_wheel_has_no_links(kind: str) -> None:
    assert of_wheel(Member("a", kind=kind, target="demo.py")) == ("'a' is a link, which a wheel cannot have",)


@pytest.mark.parametrize(
    ("path", "target", "kind"),
    [
        ("a", "b", SYMLINK),
        ("docs/a", "../src/./demo.py", SYMLINK),
        ("docs/a", "..", SYMLINK),
        ("docs/deep/a", "..//b", SYMLINK),
        ("a", "demo-1.0/src/demo.py", HARDLINK),
        ("docs/a", "demo-1.0/docs/../src/demo.py", HARDLINK),
    ],
)
def test_a_link_inside_of_an_sdist_is_nothing_to_speak_of(path: str, target: str, kind: str) -> None:
    assert of_sdist(link(path, target, kind)) == ()


@pytest.mark.parametrize(
    ("path", "target", "kind", "fault"),
    [
        ("a", "/etc/passwd", SYMLINK, "is an absolute path"),
        ("a", "/demo-1.0/src", HARDLINK, "is an absolute path"),
        ("a", "..", SYMLINK, "is not below 'demo-1.0'"),
        ("a", "../demo-1.0/src", SYMLINK, "is not below 'demo-1.0'"),
        ("a", "../other", SYMLINK, "is not below 'demo-1.0'"),
        ("docs/a", "../../x", SYMLINK, "is not below 'demo-1.0'"),
        ("a", "src/demo.py", HARDLINK, "is not below 'demo-1.0'"),
        ("a", "../demo-1.0/x", HARDLINK, "is not below 'demo-1.0'"),
        ("a", "C:/x", SYMLINK, "begins with a drive letter"),
        ("a", "..\\x", SYMLINK, "has a backslash in it"),
        ("a", "b\n", SYMLINK, "has a control character in it"),
    ],
)
def test_a_link_must_stay_inside(path: str, target: str, kind: str, fault: str) -> None:
    assert of_sdist(link(path, target, kind)) == (f"'demo-1.0/{path}' is a link to {target!r}, which {fault}",)


def test_a_link_must_not_lead_through_another() -> None:
    inside = link("a/b/inside", "../..")
    outside = link("out", "a/B/inside/../x")
    expected = "'demo-1.0/out' is a link to 'a/B/inside/../x', which leads through another link"

    assert of_sdist(inside, outside) == of_sdist(outside, inside) == (expected,)
    assert of_sdist(inside, link("fine", "a/b/inside")) == ()


def test_nothing_is_below_a_link() -> None:
    assert of_sdist(link("a", "src"), Member(f"{TOP}/A/b")) == ("'demo-1.0/A/b' is below a link",)
    assert of_sdist(link("a", "src"), Member(f"{TOP}/ab/c")) == ()


def test_a_path_is_there_once_but_for_folders() -> None:
    twice = Member("twice.py")

    assert of_wheel(twice, twice, Member("Twice.py")) == ("'twice.py' is in it 2 times",)
    assert of_wheel(Member("a/", kind=FOLDER), Member("a/", kind=FOLDER)) == ()
    assert of_wheel(Member("a/", kind=FOLDER), Member("a")) == ("'a' is in it 2 times",)


def test_an_sdist_has_all_below_the_folder_that_it_is_named_after() -> None:
    said = of_sdist(Member("setup.py"), Member("demo-1.0.x/a"), Member("demo-1.0x", kind=FOLDER))

    assert said == tuple(f"{path!r} is not below 'demo-1.0'" for path in ("setup.py", "demo-1.0.x/a", "demo-1.0x"))
    assert faults((Member(TOP),), SDIST, TOP) == ("'demo-1.0' is not below 'demo-1.0'",)


def test_metadata_must_be_there_in_one_place_and_a_file() -> None:
    assert faults((Member(f"{TOP}/x"),), SDIST, TOP) == ("there is no 'demo-1.0/PKG-INFO' in it",)
    assert faults((Member(f"{TOP}/PKG-INFO", kind=FOLDER),), SDIST, TOP) == ("there is no 'demo-1.0/PKG-INFO' in it",)
    assert faults((Member("demo.py"),), WHEEL, TOP) == ("there is no '*.dist-info/METADATA' in it",)
    assert faults((Member("a.dist-info/x"),), WHEEL, TOP) == ("there is no 'a.dist-info/METADATA' in it",)
    assert of_wheel(Member("b.dist-info/x")) == (
        "there are several folders for metadata: 'b.dist-info', 'demo-1.0.dist-info'",
    )
    assert metadata_path(GOOD_SDIST, SDIST, TOP) == "demo-1.0/PKG-INFO"
    assert metadata_path(GOOD_WHEEL, WHEEL, TOP) == "demo-1.0.dist-info/METADATA"


def test_of_many_faults_some_are_said() -> None:
    said = of_wheel(*(Member(f"/{number}") for number in range(1500)))

    assert said[9:] == ("'/9' is an absolute path", "and 1,490 more of the kind")


def test_a_bomb_is_what_unpacks_to_much_more_than_it_is() -> None:
    assert most_unpacked(1) == most_unpacked(500_000) == 100 << 20
    assert most_unpacked(1 << 20) == 200 << 20
    assert most_unpacked(1 << 30) == 2 << 30
    assert str(bomb(1234)) == "more than 100 MiB are packed into 1,234 bytes"
    assert str(crowd()) == "it has more than 100,000 members"


@given(st.lists(st.sampled_from(["..", ".", "", TOP, "a", "b", "link"]), max_size=6).map("/".join))
def test_where_a_link_leads_is_what_a_system_says(target: str) -> None:
    """Whatever is let through stays inside, walked as a system walks it."""
    if of_sdist(link("a/link", target)) or target.startswith("/"):
        return
    place = [TOP, "a"]
    for part in target.split("/"):
        place = place[:-1] if part == ".." else [*place, *([part] if part not in ("", ".") else [])]
        assert place[:1] == [TOP]


@given(st.lists(st.tuples(st.sampled_from([*BAD, "a", "b/c", "demo-1.0/x"]), st.sampled_from([FILE, FOLDER, SYMLINK]))))
def test_no_bad_path_gets_through_among_others(found: list[tuple[str, str]]) -> None:
    said = of_wheel(*(Member(path, kind=kind) for path, kind in found))

    assert bool(said) >= any(path in BAD or kind == SYMLINK for path, kind in found)
