from __future__ import annotations

import marshal
import os
import sys
from typing import TYPE_CHECKING

from gatepost.adapters import rulebook_cache
from gatepost.adapters.rulebook_cache import (
    NAME,
    CachedRulebook,
    dump,
    forget_modules,
    install_modules,
    load,
    signature,
    variable,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def made_from(*sources: Path, environment: tuple[tuple[str, str | None], ...] = ()) -> CachedRulebook:
    code = compile("VALUE = 7\nfrom gatepost_test_first import OTHER", "second.py", "exec")
    first = compile("OTHER = 8", "first.py", "exec")
    return CachedRulebook(
        (
            (("feat",), (), ("feat",), (("src/", "api"),), ("release: ${version}",)),
            (("module", "Class", "error", (("length", 72),), ""), ("module", "Other", "", (), "why")),
            ("header-too-long",),
        ),
        ("strip", ";", True, "utf-8"),
        tuple((str(path), signature(str(path))) for path in sources),
        environment,
        (("gatepost_test_first", "/folder", first), ("gatepost_test_second", "", code)),
    )


def keep(git_dir: Path, data: bytes) -> str:
    path = git_dir / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(git_dir)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    kept = made_from(tmp_path / "missing", environment=(("GATEPOST_NO_SUCH", None),))
    found = load(keep(tmp_path, dump(kept)))
    assert found is not None
    for name in CachedRulebook.__slots__:
        assert getattr(found, name) == getattr(kept, name)


def test_without_a_file_there_is_nothing(tmp_path: Path) -> None:
    assert load(str(tmp_path)) is None
    (tmp_path / NAME).mkdir(parents=True)
    assert load(str(tmp_path)) is None


def test_a_file_that_changes_appears_or_goes_ends_it(tmp_path: Path) -> None:
    source, other = tmp_path / "source", tmp_path / "other"
    source.write_text("one")
    folder = keep(tmp_path, dump(made_from(source, other)))
    assert load(folder) is not None
    other.write_text("")
    assert load(folder) is None
    other.unlink()
    assert load(folder) is not None
    before = source.stat()
    source.write_text("two")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert source.stat().st_size == before.st_size
    assert load(folder) is None
    source.unlink()
    assert load(folder) is None


def test_a_file_of_the_same_size_and_time_in_its_place_ends_it(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("one")
    folder = keep(tmp_path, dump(made_from(source)))
    before = source.stat()
    (tmp_path / "new").write_text("two")
    os.utime(tmp_path / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (tmp_path / "new").replace(source)
    assert load(folder) is None


def test_a_variable_that_changes_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = (("PATH", os.environ["PATH"]), ("GATEPOST_NO_SUCH", None))
    folder = keep(tmp_path, dump(made_from(environment=environment)))
    assert load(folder) is not None
    folder = keep(tmp_path, dump(made_from(environment=(*environment, ("HOME", "elsewhere")))))
    assert load(folder) is None
    monkeypatch.setattr(rulebook_cache, "environ", {b"PATH": b"/x\xff"})
    assert variable("PATH") == "/x\udcff"
    assert variable("HOME") is None


def test_a_file_cut_short_anywhere_is_no_cache(tmp_path: Path) -> None:
    data = dump(made_from())
    for length in range(len(data)):
        assert load(keep(tmp_path, data[:length])) is None
    assert load(keep(tmp_path, data + b"\0")) is None


def test_a_file_with_any_bit_turned_is_no_cache(tmp_path: Path) -> None:
    data = dump(made_from())
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 1 << at % 8
        assert load(keep(tmp_path, bytes(damaged))) is None


def test_what_another_version_kept_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = keep(tmp_path, dump(made_from()))
    monkeypatch.setattr(rulebook_cache, "_HEADER", b"gatepost 99.0.0 cpython-399\n")
    assert load(folder) is None


def test_what_is_not_ours_is_no_cache(tmp_path: Path) -> None:
    for data in (b"", b"\0", b"garbage" * 1000, marshal.dumps((1, 2, 3)), b"gatepost "):
        assert load(keep(tmp_path, data)) is None


def test_modules_come_and_go_without_their_files(tmp_path: Path) -> None:
    found = load(keep(tmp_path, dump(made_from())))
    assert found is not None
    install_modules(found)
    assert sys.modules["gatepost_test_second"].VALUE == 7
    assert sys.modules["gatepost_test_second"].OTHER == 8
    assert list(sys.modules["gatepost_test_first"].__path__) == ["/folder"]
    forget_modules(found)
    assert "gatepost_test_first" not in sys.modules
    forget_modules(found)
    assert "gatepost_test_second" not in sys.modules
