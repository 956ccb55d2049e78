"""What a package index is asked, how it is found, and what is made of each answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import index_address
from gatepost.adapters.doctor_online import ask
from gatepost.adapters.github_http import Limits
from gatepost.adapters.package_index import IndexUnansweredError, PackageIndex
from gatepost.doctor.online import Published, PublishedFile
from gatepost.doctor.project import read_project
from support.chain_index import index
from support.github import Reply
from support.online import Known, bare_facts, knowing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "/simple/rocket/"
WHEEL, SDIST = "rocket-1.0-py3-none-any.whl", "rocket-1.0.tar.gz"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PASSWORD = "hunter2-of-the-tests"  # noqa: S105  nobody's


@pytest.fixture(name="known")
def _known(monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    with knowing(monkeypatch) as known:
        yield known


def asked(known: Known, **limits: float) -> Published:
    return PackageIndex(f"{known.server.url}/simple/", Limits(**limits)).project("rocket")  # type: ignore[arg-type]


def refused(known: Known, **limits: float) -> str:
    with pytest.raises(IndexUnansweredError) as caught:
        asked(known, **limits)
    return str(caught.value).replace(known.server.url.removeprefix("http://"), "HOST")


def test_files_come_by_version_newest_first(known: Known) -> None:
    known.answers[PAGE] = {
        "meta": {"api-version": "1.1"},
        "versions": ["0.9", "1.0", "1.0b1", "not a version", 5],
        "files": [
            {"filename": SDIST, "upload-time": "2026-01-02T03:04:05.678900Z", "yanked": False},
            {"filename": WHEEL, "upload-time": "2026-13-02T03:04:05Z", "yanked": "broken"},
            {"filename": "rocket-1.0b1.zip", "upload-time": 5},
            {"filename": "rocket-1.0.exe"},
            {"filename": "odd.whl"},
            {"filename": 5},
            "odd",
        ],
    }
    found = asked(known)

    assert found == Published(
        exists=True,
        files=(
            ("1.0", (PublishedFile(SDIST, 1767323045), PublishedFile(WHEEL, 0, is_yanked=True))),
            ("1.0b1", (PublishedFile("rocket-1.0b1.zip"),)),
            ("0.9", ()),
        ),
    )
    assert [each.name for each in found.of("1.0.0")] == [SDIST, WHEEL]
    assert found.of("1.0.0-beta.1") == (PublishedFile("rocket-1.0b1.zip"),)
    assert (found.of("0.9"), found.knows("0.9.0"), found.knows("2.0")) == ((), True, False)
    assert "application/vnd.pypi.simple.v1+json" in known.server.asked[0].headers["accept"]


def test_a_page_in_html_is_read_too(known: Known) -> None:
    page = f'<h1>Links</h1><a href="x#sha256=1" data-yanked>{WHEEL}</a> and <a href="y">\n{SDIST}</a></a><a>up</a>'
    known.answers[PAGE] = Reply(body=page.encode(), headers=HTML)

    assert asked(known).files == (("1.0", (PublishedFile(WHEEL, is_yanked=True), PublishedFile(SDIST))),)


def test_a_name_that_is_not_there_is_none(known: Known) -> None:
    assert asked(known) == Published(exists=False)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(401), "the index at HOST answers about `rocket` with 401"),
        (Reply(403), "the index at HOST answers about `rocket` with 403"),
        (Reply(429), "the index at HOST answers about `rocket` with 429"),
        (Reply(500), "the index at HOST answers about `rocket` with 500"),
        (Reply(body=b"{"), "what the index at HOST answers about `rocket` cannot be read"),
        (Reply(body=b"[]"), "what the index at HOST answers about `rocket` cannot be read"),
        (Reply(body=b"[" * 100_000), "what the index at HOST answers about `rocket` cannot be read"),
        (Reply(body=b"<p>Log in</p>", headers=HTML), "what the index at HOST answers about `rocket` cannot be read"),
        (Reply(body=b"<![odd[x]]>", headers=HTML), "what the index at HOST answers about `rocket` cannot be read"),
        (Reply(wire=b"SSH-2.0-x\r\n\r\n"), "the index at HOST answers with something that is not HTTP"),
        (Reply(is_reset=True, wire=b""), "cannot reach the index at HOST: Connection reset by peer"),
        (Reply(wire=b"HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n{}"), "cannot reach the index at HOST: cut short"),
        (Reply(302, headers={"Location": PAGE}), "the index at HOST sends us in a circle"),
        (Reply(302, headers={"Location": "http://127.0.0.1:9/"}), "the index at HOST sends us on to another server"),
        (Reply(302, headers={"Location": "http://["}), "the index at HOST sends us on to another server"),
        (Reply(body=b" " * ((1 << 20) + 1)), "the index at HOST answers with more than 1 MiB"),
    ],
)
def test_an_answer_that_is_none_is_told(reply: Reply, reason: str, known: Known) -> None:
    known.answers[PAGE] = reply

    assert refused(known, size=1 << 20).startswith(reason)


def test_a_redirect_on_the_same_server_is_followed(known: Known) -> None:
    known.answers[PAGE] = Reply(301, headers={"Location": "/other/?format=json"})
    known.answers["/other/?format=json"] = {"files": [{"filename": SDIST}]}

    assert asked(known).versions == ("1.0",)


@pytest.mark.parametrize(
    ("reply", "limits", "reason"),
    [
        (Reply(delay=5), {"silence": 0.2}, "the index at HOST is silent"),
        (Reply(pace=0.05), {"whole": 0.3}, "the index at HOST needs more than 0.3 seconds"),
        (
            Reply(wire=b"HTTP/1.1 200 X\r\n\r\n" + b" " * 200, pace=0.01),
            {"whole": 0.5},
            "the index at HOST needs more than 0.5 seconds",
        ),
        (Reply(302, headers={"Location": PAGE}), {"whole": 0.0}, "the index at HOST needs more than 0 seconds"),
    ],
)
def test_time_is_bounded(reply: Reply, limits: dict[str, float], reason: str, known: Known) -> None:
    known.answers[PAGE] = reply

    assert refused(known, **limits) == reason


def test_without_a_network_it_says_so() -> None:
    with pytest.raises(IndexUnansweredError, match=r"^cannot reach the index at 127.0.0.1:9: Connection refused$"):
        PackageIndex("http://127.0.0.1:9/simple").project("rocket")


def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:9")
    with pytest.raises(IndexUnansweredError, match=r"^HTTPS_PROXY names a proxy that cannot be used$"):
        PackageIndex("https://index.example/simple").project("rocket")


def test_credentials_go_to_the_index_and_stand_in_no_error(known: Known) -> None:
    url = known.server.url.replace("://", f"://ada:{PASSWORD}%21@")
    found = PackageIndex(f"{url}/simple")
    known.answers[PAGE] = Reply(401)
    with pytest.raises(IndexUnansweredError) as caught:
        found.project("rocket")

    assert PASSWORD not in str(caught.value) + found.host
    assert known.server.asked[0].headers["authorization"] == "Basic YWRhOmh1bnRlcjItb2YtdGhlLXRlc3RzIQ=="


@pytest.mark.parametrize("url", ["ftp://index.example", f"http://ada:{PASSWORD}@index.example/", "http://["])
def test_an_address_that_is_not_safe_is_not_asked(url: str) -> None:
    with pytest.raises(IndexUnansweredError, match="it must be an https URL") as caught:
        PackageIndex(url)
    assert PASSWORD not in str(caught.value)


def test_a_certificate_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise __import__("ssl").SSLCertVerificationError(1, "unknown")

    monkeypatch.setattr("http.client.HTTPSConnection.connect", refuse)
    with pytest.raises(IndexUnansweredError, match=r"^the certificate of the index at localhost:9 cannot be verified$"):
        PackageIndex("https://localhost:9/simple").project("rocket")


def test_a_real_index_is_read(tmp_path: Path) -> None:
    with index(tmp_path / "index") as real:
        for name in (WHEEL, SDIST):
            (real.folder / name).write_bytes(b"x")
        found = PackageIndex(f"{real.url}/simple/")

        assert {file.name for file in found.project("rocket").of("1.0")} == {WHEEL, SDIST}
        assert found.project("other") == Published(exists=False)


@pytest.fixture(name="silent")
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what the machine says of an index away."""
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("variable", ["PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"])
def test_the_environment_says_where_the_index_is(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "own=https://index.example/simple" if variable.startswith("UV_D") else "https://i.e/s")

    assert index_address.index_address() in ("https://index.example/simple", "https://i.e/s")


@pytest.mark.usefixtures("silent")
def test_an_index_that_is_a_folder_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "file:///srv/index")
    with pytest.raises(
        IndexUnansweredError, match=r"^PIP_INDEX_URL names no package index that can be asked over HTTP"
    ):
        index_address.index_address()


@pytest.mark.usefixtures("silent")
def test_pips_settings_say_where_the_index_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pip.conf").write_text(f"[global]\nindex-url = https://ada:{PASSWORD}@index.example/simple\n", "utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))

    assert index_address.index_address() == f"https://ada:{PASSWORD}@index.example/simple"


@pytest.mark.usefixtures("silent")
def test_pip_itself_knows_where_the_index_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pip.py").write_text("raise SystemExit('a stranger')\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert index_address.index_address().endswith("/simple")


UV_SAYS = """\
      --default-index <DEFAULT_INDEX>
          The default package index (by
          default: <https://index.example/simple>) [env: UV_DEFAULT_INDEX]
"""


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("trouble", [OSError, subprocess.TimeoutExpired("pip", 1), None])
def test_uv_says_it_where_there_is_no_pip(trouble: Exception | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[bytes]:
        if command[0] == sys.executable:
            if trouble is not None:
                raise trouble
            return subprocess.CompletedProcess(command, 1, b"https://wrong.example/simple")
        return subprocess.CompletedProcess(command, 0, UV_SAYS.encode())

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert index_address.index_address() == "https://index.example/simple"

    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(IndexUnansweredError, match="set PIP_INDEX_URL"):
        index_address.index_address()


@pytest.mark.usefixtures("silent")
def test_the_projects_and_the_python_packages_are_asked_for(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", f"{known.server.url}/simple")
    known.answers[PAGE] = {"files": [{"filename": SDIST}]}
    projects = (read_project("", '[project]\nname = "Rocket"\n'), read_project("sub/", "[project]\n"))
    found = ask(bare_facts(projects=projects, repository=bare_facts().repository.__class__("1")), ".")

    assert found.published is not None
    assert found.published["rocket"].versions == ("1.0",)
    assert known.asked == [PAGE]
    assert "published" not in found.absent


@pytest.mark.usefixtures("silent")
def test_what_the_index_does_not_answer_is_absent(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", f"{known.server.url}/simple")
    known.answers[PAGE] = Reply(500)
    facts = bare_facts(
        projects=(read_project("", '[project]\nname = "rocket"\n'),), repository=bare_facts().repository.__class__("1")
    )
    found = ask(facts, ".")

    assert found.published is None
    assert found.absent["published"].endswith(f"answers about `rocket` with {500}")
    assert json.dumps(dict(found.absent))
