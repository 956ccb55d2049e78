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
        for section in case.sections:
            in_body = [start for start, is_marker in literal_lines(section.message) if is_marker]
            footers = [footer for footer in section.message.footers if footer.token.marker in LITERALS]
            if footers:
                spans = [(start, start + LITERAL_LENGTH) for start in in_body] + [
                    _token_span(each) for each in footers[:-1]
                ]
                findings += [self.finding(case, section.span(*span), _OVERRIDDEN) for span in spans]
                findings += self._in_footer(case, section, footers[-1])
            elif in_body:
                text = _lost_in_body(section.message.text[in_body[0] : section.message.body_end])
                span = section.span(in_body[0], in_body[0] + LITERAL_LENGTH)
                findings += [self.finding(case, span, text)] if text else []
        return findings

    def _in_footer(self, case: Case, section: Section, footer: Footer) -> list[Finding]:
        span = section.span(*_token_span(footer))
        if not footer.texts[-1]:
            return [self.finding(case, span, _EMPTY)]
        return [self.finding(case, span, _LAST_LINE, _joined(case, section, footer))] if any(footer.texts[:-1]) else []


def _token_span(footer: Footer) -> tuple[int, int]:
    """Return where the footer's token stands, its separator left out."""
    return footer.start, footer.start + footer.token.end - len(footer.token.separator)


def _joined(case: Case, section: Section, footer: Footer) -> str | None:
    """Return the message with the footer's text on one line; None where it has a list, which would suffer."""
    if any(text.startswith(("* ", "- ", "#")) for text in footer.texts):
        return None
    text = section.message.text
    after = next((each.start for each in section.message.footers if each.start > footer.start), len(text))
    end = footer.start + len(text[footer.start : after].rstrip("\r\n"))
    start, end = section.span(footer.start + footer.token.end, end)
    return f"{case.text[:start]} {' '.join(line for line in footer.texts if line)}{case.text[end:]}"


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
