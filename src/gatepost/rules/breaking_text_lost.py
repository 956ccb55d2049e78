"""GP403."""

from gatepost.message.commits import literal_lines
from gatepost.message.grammar import LITERAL_LENGTH, LITERALS, read_footer_token
from gatepost.message.parse import Footer
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, Section
from gatepost.values import Finding

_OVERRIDDEN = "another breaking change follows; only the last one is kept"
_EMPTY = "without a text this is no breaking change: say on this line what breaks"
_NEXT_LINE = "the text must begin on this line; on the next one it is not kept"
_LAST_LINE = "only the last line of this text is kept"
_CUT = "the text ends at the empty line; what comes after is not kept"
_PARAGRAPH = "the text ends at the empty line; the paragraph after it is not kept, put it above or join the two"


class BreakingTextLost(Rule):
    """What is said about a breaking change does not reach the notes, or not all of it.

    ## Why
    Release Please keeps one text a commit. Of two `BREAKING CHANGE:` footers the last counts; of a footer with
    indented lines below it, the last line; of a text with an empty line in it, what stands before. Without any
    text it is no breaking change at all, even where the header has a `!`.

    ## Example
        feat: sign in with a passkey

        BREAKING CHANGE: passwords are gone,
          accounts without a passkey must be reset

    ## Instead
        feat: sign in with a passkey

        BREAKING CHANGE: passwords are gone, accounts without a passkey must be reset
    """

    code = "GP403"
    name = "breaking-text-lost"

    def check(self, case: Case) -> list[Finding]:
        """Report each text that a breaking change loses."""
        if "BREAKING" not in case.text:
            return []
        findings = []
        torn: list[tuple[Section, Footer]] = []
        for section in case.sections:
            in_body = [start for start, is_marker in literal_lines(section.message) if is_marker]
            footers = [footer for footer in section.message.footers if footer.token.marker in LITERALS]
            if footers:
                spans = [(start, start + LITERAL_LENGTH) for start in in_body]
                spans += [_token_span(footer) for footer in footers[:-1]]
                findings += [self.finding(case, section.span(*span), _OVERRIDDEN) for span in spans]
                last = footers[-1]
                if not last.texts[-1]:
                    findings.append(self.finding(case, section.span(*_token_span(last)), _EMPTY))
                elif any(last.texts[:-1]):
                    torn.append((section, last))
            elif in_body:
                text = _lost_in_body(section.message.text[in_body[0] : section.message.body_end])
                span = section.span(in_body[0], in_body[0] + LITERAL_LENGTH)
                findings += [self.finding(case, span, text)] if text else []
        return findings + self._torn(case, torn)

    def _torn(self, case: Case, torn: list[tuple[Section, Footer]]) -> list[Finding]:
        """Report footers of which only the last line is kept, with one message in which all of them are mended."""
        edits = [_joined(case, section, footer) for section, footer in torn]
        mended = case.edited(sorted(edit for edit in edits if edit is not None))
        return [
            self.finding(case, section.span(*_token_span(footer)), _LAST_LINE, mended if edit is not None else None)
            for (section, footer), edit in zip(torn, edits, strict=True)
        ]


def _token_span(footer: Footer) -> tuple[int, int]:
    """Return where the footer's token stands, its separator left out."""
    return footer.start, footer.start + footer.token.end - len(footer.token.separator)


def _joined(case: Case, section: Section, footer: Footer) -> tuple[int, int, str] | None:
    """Return the edit that puts a footer's text on one line.

    None where it has a list, which would suffer, or a nested commit in it, which would be lost.
    """
    if any(text.startswith(("* ", "- ", "#")) for text in footer.texts):
        return None
    text = section.message.text
    start = footer.start + footer.token.end
    after = next((each.start for each in section.message.footers if each.start > footer.start), len(text))
    end = footer.start + len(text[footer.start : after].rstrip("\r\n"))
    first, last = section.span(start, end)
    if case.text[first:last] != text[start:end]:
        return None
    return first, last, f" {' '.join(line for line in footer.texts if line)}"


def _lost_in_body(text: str) -> str:
    """Say what is lost of the breaking change in the body that `text` begins with; nothing is an empty text."""
    paragraphs = text[LITERAL_LENGTH + 1 :].replace("\r\n", "\n").split("\n\n")
    following = [paragraph.lstrip("\n") for paragraph in paragraphs[1:] if paragraph.strip()]
    if not paragraphs[0].strip():
        return _CUT if following else _EMPTY
    if not paragraphs[0].partition("\n")[0].strip():
        return _NEXT_LINE
    if any(paragraph.startswith(LITERALS) for paragraph in following):
        return _CUT
    if following and following[0][:1].isalpha() and read_footer_token(following[0].partition("\n")[0]) is None:
        return _PARAGRAPH
    return ""
