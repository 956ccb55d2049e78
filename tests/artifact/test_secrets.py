"""Secrets by their form. They are put together here, so that no scanner finds one in this file."""

from __future__ import annotations

import pytest

from gatepost.artifact.archive import SECRET, Hit
from gatepost.artifact.search import MOST, search

LETTERS = "aB3dE5gH7jK9mN2pQ4sT6vW8yZ1cF0xLrUoIqPhGfDeSwAzXkVbMnJtRyCi"
BASE64 = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ"
HEAD = "-----BEGIN {}PRIVATE KEY-----"


def random(length: int) -> str:
    return (LETTERS * (length // len(LETTERS) + 1))[:length]


TOKENS = {
    "AWS access key AKIAQ7RT…": "AKIA" + "Q7RTY2WXZ3VB4NM5",
    "AWS access key ASIAQ7RT…": "ASIA" + "Q7RTY2WXZ3VB4NM5",
    "GitHub token ghp_aB3d…": "ghp_" + random(36),
    "GitHub token gho_aB3d…": "gho_" + random(36),
    "GitHub token ghs_aB3d…": "ghs_" + random(36),
    "GitHub token github_pat_aB3d…": f"github_pat_{random(22)}_{random(59)}",
    "GitLab token glpat-aB3d…": "glpat-" + random(20),
    "PyPI token pypi-AgEaB3d…": "pypi-" + "AgE" + random(120),
    "Slack token xoxb-1728…": "xoxb-" + "172839405162-" + random(24),
    "Google key AIzaaB3d…": "AIza" + random(35),
    "Stripe key sk_live_aB3d…": "sk_live_" + random(24),
    "npm token npm_aB3d…": "npm_" + random(36),
}


def shown(text: str, path: str = "demo/a.py") -> list[str]:
    return [hit.shown for hit in search(path, text.encode())]


@pytest.mark.parametrize("expected", TOKENS)
@pytest.mark.parametrize("around", ["{}", 'token = "{}"\n', "url/{}/x", "a: {}, b", "<{}>", "{}."])
def test_a_token_is_found_and_cut_short(expected: str, around: str) -> None:
    assert shown(around.format(TOKENS[expected])) == [expected]


@pytest.mark.parametrize("expected", TOKENS)
def test_a_token_is_found_in_a_compiled_file(expected: str) -> None:
    (hit,) = search("demo/x.so", b"\x7fELF\0\n\n" + TOKENS[expected].encode() + b"\0more")
    assert hit == Hit(SECRET, "demo/x.so", 0, expected)


@pytest.mark.parametrize("token", TOKENS.values())
def test_a_token_within_a_longer_word_is_none(token: str) -> None:
    assert shown(f"x{token}") == []


@pytest.mark.parametrize(
    "text",
    [
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "x" * 36,
        "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
        "ghp_" + random(20),
        "github_pat_" + random(22),
        "glpat-" + "your-token-goes-here-please",
        "pypi-" + "AgEIcHlwaS5vcmc...",
        "xoxb-your-token",
        "sk_test_" + random(24),
        "npm_" + "config_registry",
        HEAD.format(""),
        HEAD.format("RSA ") + "\n...\n",
        HEAD.format("") + "\n" + "A" * 64,
        "-----BEGIN PUBLIC KEY-----\n" + BASE64,
        "-----BEGIN CERTIFICATE-----\n" + BASE64,
        f'if text.startswith("{HEAD.format("")}"):\n    return load_the_key_from_this_very_text_with_the_library(text)',
    ],
)
def test_a_placeholder_and_code_that_reads_keys_are_none(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize("what", ["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "])
@pytest.mark.parametrize(
    "form",
    [
        "{}\n{}\n",
        "{}\r\n{}",
        '"{}\\n{}\\n"',
        "    '{}\\n'\n    '{}\\n'",
        "{}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,1A2B\n\n{}",
        '{{"cert": "-----END CERTIFICATE-----\\n{}\\n{}"}}',
    ],
)
def test_a_private_key_is_found_by_the_line_that_begins_it(what: str, form: str) -> None:
    head = HEAD.format(what)
    assert shown(form.format(head, BASE64)) == [f"private key {head}"]


def test_a_key_of_pgp_is_found() -> None:
    head = "-----BEGIN PGP PRIVATE KEY BLOCK-----"
    assert shown(f"{head}\nVersion: GnuPG v2\n\n{BASE64}") == [f"private key {head}"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("demo-1.0/.pypirc", "[pypi]\nusername = ada\npassword = hunter2\n"),
        ("demo-1.0/.pypirc", "[pypi]\nusername: ada\n  Password: hunter2"),
        ("demo-1.0/.netrc", "machine h\nlogin ada\npassword hunter2\n"),
        ("demo-1.0/.netrc", "\n\nmachine h login ada password hunter2"),
        ("demo-1.0/_netrc", "\n\nmachine h login ada password hunter2"),
    ],
)
def test_a_password_is_found_in_files_for_passwords(path: str, text: str) -> None:
    assert list(search(path, text.encode())) == [Hit(SECRET, path, 3, "password ****")]


@pytest.mark.parametrize("value", ["${TOKEN}", "<password>", "%(secret)s", "{{ token }}", "your-password", ""])
def test_a_placeholder_for_a_password_is_none(value: str) -> None:
    assert shown(f"[pypi]\npassword = {value}\n", ".pypirc") == []


def test_a_password_in_another_file_is_not_known_to_be_one() -> None:
    assert shown("password = hunter2", "demo/settings.ini") == []


def test_hits_are_in_the_order_of_the_file_with_their_lines() -> None:
    first, second, *_ = TOKENS.values()
    text = f"a\n{TOKENS['npm token npm_aB3d…']}\r\nb {first}\n\n{second}"
    assert [(hit.line, hit.shown[:3]) for hit in search("a", text.encode())] == [(2, "npm"), (3, "AWS"), (5, "AWS")]


def test_a_file_full_of_secrets_is_not_listed_to_its_end() -> None:
    assert len(shown(f"{HEAD.format('')}\n{BASE64}\n" * (MOST + 5))) == MOST
