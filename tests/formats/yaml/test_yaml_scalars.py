"""What a plain scalar of YAML is taken for: checked against js-yaml 4."""

from __future__ import annotations

from math import inf, nan
from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.scalars import MERGE, PREFIX, is_ambiguous, plain, tagged
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("yes", "yes"),
        ("0", 0),
        ("-0", 0),
        ("+0", 0),
        ("-00", -0.0),
        ("010", 10),
        ("12", 12),
        ("+12", 12),
        ("-12", -12),
        ("1_000", "1_000"),
        ("0b101", 5),
        ("-0b1", -1),
        ("0b", "0b"),
        ("0b2", "0b2"),
        ("0o17", 15),
        ("0o8", "0o8"),
        ("0x1F", 31),
        ("+0xff", 255),
        ("0xg", "0xg"),
        ("9007199254740993", 9007199254740992),
        ("1" * 400, "1" * 400),
        (f"0x{'f' * 300}", f"0x{'f' * 300}"),
        ("1.5", 1.5),
        ("1.", 1),
        (".5", 0.5),
        ("-.5", "-.5"),
        ("+.5", "+.5"),
        ("1e3", 1000),
        ("1E-2", 0.01),
        (".5e1", 5),
        ("1e400", "1e400"),
        ("1e", "1e"),
        (".", "."),
        (".inf", inf),
        ("-.INF", -inf),
        ("+.Inf", inf),
        (".iNF", ".iNF"),
        (".nan", nan),
        (".NaN", nan),
        (".NAN", nan),
        ("-.nan", "-.nan"),
        ("<<", "<<"),
        ("a", "a"),
        ("1.2.3", "1.2.3"),
        ("12:30", "12:30"),
        ("2020-01", "2020-01"),
        ("-0x0", -0.0),
        ("=", "="),
    ],
)
def test_a_plain_scalar_is_taken_for_a_value(text: str, value: Json) -> None:
    assert repr(plain(text)[0]) in (repr(value), f"{value!r}.0")
    assert is_ambiguous(text) is (value != text or text == "<<")


def test_a_plain_scalar_has_a_tag_unless_it_is_a_string() -> None:
    assert plain("a") == ("a", None)
    assert plain("<<") == ("<<", MERGE)
    assert plain("1") == (1, f"{PREFIX}int")


def test_a_day_is_a_moment() -> None:
    value, tag = plain("2020-01-02")

    assert isinstance(value, Timestamp)
    assert value.milliseconds == 1577923200000
    assert tag == f"{PREFIX}timestamp"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("aGk=", b"hi"),
        ("aGk", None),
        ("aG k=", None),
        ("a\nGk=", b"hi"),
        ("", b"\x00\x00\x00"),
        ("aGkh", b"hi!"),
        ("YQ==", b"a"),
        ("Y===", b""),
        ("A===B===", b"\x00"),
        ("====", b"\x00\x00\x00"),
        ("+/+/", b"\xfb\xff\xbf"),
        ("a-b_", None),
    ],
)
def test_base64_is_read_as_bytes(text: str, content: bytes | None) -> None:
    if content is None:
        with pytest.raises(UnreadableText, match="cannot resolve a node"):
            tagged(text, f"{PREFIX}binary")
    else:
        value = tagged(text, f"{PREFIX}binary")
        assert isinstance(value, Binary)
        assert value.content == content


def test_a_tag_decides_what_a_scalar_is() -> None:
    assert tagged("1", f"{PREFIX}str") == "1"
    assert tagged("1", f"{PREFIX}float") == 1
    with pytest.raises(UnreadableText, match="cannot resolve a node with !<tag:yaml"):
        tagged("x", f"{PREFIX}int")
    with pytest.raises(UnreadableText, match="unknown tag !<!foo>"):
        tagged("x", "!foo")
