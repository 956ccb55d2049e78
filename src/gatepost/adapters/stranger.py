"""Code of others, run alone: in an environment, a folder and a home of its own, with an end."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gatepost.adapters.captured import Ended, Program, run_captured
from gatepost.adapters.clean_variables import TEMPORARY, for_stranger
from gatepost.adapters.venv import Venv
from gatepost.report.tool_words import last_lines

NOT_FOUND, NOT_RUN = 127, 126  # as a shell has it

_SHOWN = 10  # lines
_LONGEST = 1000  # characters of an answer
_OURS = '  File "<string>"'  # of a traceback


@dataclass(frozen=True)
class Stranger:
    """Where code of others runs, which may take `patience` seconds; `scratch` is a folder for what it leaves."""

    scratch: Path
    venv: Venv
    patience: float

    def ask(self, code: str, word: str) -> tuple[str | None, tuple[str, ...]]:
        """Run code of ours in the environment's interpreter, with `word` and the name of a file for the answer.

        Returns the answer, and None with the reason where there is none. It may not be on standard output: that is
        where the code of others, which ours runs, says whatever it likes.
        """
        place = self._folder() / "answer"
        ended = self.run([self.venv.python, "-I", "-c", code, word, str(place)])
        if ended.status == 0 and place.is_file():
            with place.open(encoding="utf-8", errors="replace") as file:
                return file.read(_LONGEST), ()
        said = tuple(line for line in self.said(ended) if not line.startswith(_OURS))
        return None, said if ended.status == 1 and said else (*said, self._how(ended))

    def run(self, words: Sequence[str]) -> Ended:
        """Run a program in an empty folder; one that cannot be started ends as in a shell."""
        home = self._folder()
        (home / TEMPORARY).mkdir()
        program = Program(words, self._folder(), for_stranger(os.environ, self.venv, home))
        try:
            return run_captured(program, self.patience, lambda _: None)
        except OSError as error:
            status = NOT_FOUND if isinstance(error, FileNotFoundError) else NOT_RUN
            return Ended(status, f"{Path(words[0]).name}: {error.strerror}".encode())

    def said(self, ended: Ended) -> tuple[str, ...]:
        """Return the last lines that a program said, safe to print."""
        return last_lines(ended.output.decode("utf-8", "replace").replace(f"{self.scratch}{os.sep}", ""), _SHOWN)

    def _folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.scratch))

    def _how(self, ended: Ended) -> str:
        if ended.status is None:
            return f"it had to be stopped after {self.patience:g} seconds"
        if ended.status < 0:
            return f"it was killed by signal {-ended.status}"
        return f"it ended the interpreter with status {ended.status}"
