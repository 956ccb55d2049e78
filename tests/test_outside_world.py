"""What the tests may not touch: HOME, git's configuration on this machine, the network. See conftest.py."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from support.offline import NetworkForbiddenError, is_local
from support.repos import commit, git

FAR = ("192.0.2.1", 9)


def test_home_is_an_empty_folder(empty_home: Path) -> None:
    assert (Path.home(), list(empty_home.iterdir())) == (empty_home, [])


def test_writing_into_home_fails_the_test_that_does_it_and_no_other(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_it.py").write_text(
        "from pathlib import Path\n"
        "def test_writes(): (Path.home() / '.rc').touch(); (Path.home() / '.config' / 'x').mkdir(parents=True)\n"
        "def test_does_not(): assert not list(Path.home().iterdir())\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(
        [*command, "-o", "addopts=", f"--basetemp={tmp_path / 'base'}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "AssertionError: the test wrote into HOME: .config, .rc" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 passed, 1 error")


def test_git_sees_no_configuration_but_the_repository_s_own(repository: Path) -> None:
    shown = git(repository, "config", "--show-scope", "--list").splitlines()
    assert {line.partition("\t")[0] for line in shown} == {"local"}


def test_git_takes_no_hooks_from_a_template(repository: Path) -> None:
    assert not (repository / ".git" / "hooks").exists()


def test_commits_are_the_same_each_time(repository: Path) -> None:
    assert commit(repository, "feat: begin\n", **{"a/b.txt": "1\n"}) == "09cd18c531810b2a4113758282cd76761de9f1ee"


def test_a_repository_begins_on_main_without_commits(repository: Path) -> None:
    assert git(repository, "symbolic-ref", "HEAD") == "refs/heads/main"
    with pytest.raises(AssertionError, match="ended with 128"):
        git(repository, "rev-parse", "--verify", "HEAD")


def test_nothing_of_the_surroundings_is_left() -> None:
    names = {"CI", "NO_COLOR", "FORCE_COLOR"} | {
        name for name in os.environ if name.startswith(("GATEPOST_", "GITHUB_"))
    }
    assert names & set(os.environ) == set()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_this_machine_is_local(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "example.com", "0.0.0.0", "", "::", "2001:db8::1"])  # noqa: S104
def test_everything_else_is_not(host: str) -> None:
    assert not is_local(host)


def test_a_socket_connects_nowhere_else() -> None:
    with socket.socket() as end, pytest.raises(NetworkForbiddenError):
        end.connect(FAR)
    with socket.socket() as end, pytest.raises(NetworkForbiddenError):
        end.connect_ex(FAR)


def test_no_connection_is_made_to_elsewhere() -> None:
    with pytest.raises(NetworkForbiddenError):
        socket.create_connection(("example.com", 443), timeout=1)


def test_a_connection_to_this_machine_is_let_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address) as client, server.accept()[0] as other:
            client.sendall(b"x")
            assert other.recv(1) == b"x"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in files")
def test_a_socket_in_a_file_is_let_through(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
        with server.accept()[0] as other:
            client.sendall(b"x")
            assert other.recv(1) == b"x"
