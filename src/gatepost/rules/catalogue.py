"""Every rule, in the order of reports."""

from gatepost.rules.base import Rule
from gatepost.rules.bidirectional_control import BidirectionalControl
from gatepost.rules.body_line_too_long import BodyLineTooLong
from gatepost.rules.body_missing import BodyMissing
from gatepost.rules.body_not_separated import BodyNotSeparated
from gatepost.rules.breaking_change_misspelt import BreakingChangeMisspelt
from gatepost.rules.breaking_change_unexplained import BreakingChangeUnexplained
from gatepost.rules.breaking_text_lost import BreakingTextLost
from gatepost.rules.bump_not_as_header_says import BumpNotAsHeaderSays
from gatepost.rules.control_character import ControlCharacter
from gatepost.rules.description_case import DescriptionCase
from gatepost.rules.description_empty import DescriptionEmpty
from gatepost.rules.description_ends_with_period import DescriptionEndsWithPeriod
from gatepost.rules.extra_commits_read import ExtraCommitsRead
from gatepost.rules.fixup_left import FixupLeft
from gatepost.rules.footer_swallowed import FooterSwallowed
from gatepost.rules.header_not_conventional import HeaderNotConventional
from gatepost.rules.header_too_long import HeaderTooLong
from gatepost.rules.header_whitespace import HeaderWhitespace
from gatepost.rules.invisible_character import InvisibleCharacter
from gatepost.rules.leftover_markers import LeftoverMarkers
from gatepost.rules.merge_commit_doubles import MergeCommitDoubles
from gatepost.rules.message_dropped import MessageDropped
from gatepost.rules.reference_missing import ReferenceMissing
from gatepost.rules.release_as_invalid import ReleaseAsInvalid
from gatepost.rules.release_as_used import ReleaseAsUsed
from gatepost.rules.revert_not_conventional import RevertNotConventional
from gatepost.rules.scope_malformed import ScopeMalformed
from gatepost.rules.scope_missing import ScopeMissing
from gatepost.rules.scope_unknown import ScopeUnknown
from gatepost.rules.sign_off_missing import SignOffMissing
from gatepost.rules.skip_ci_marker import SkipCiMarker
from gatepost.rules.type_not_lowercase import TypeNotLowercase
from gatepost.rules.type_unknown import TypeUnknown
from gatepost.rules.work_in_progress import WorkInProgress

RULES: tuple[type[Rule], ...] = (
    HeaderNotConventional,
    TypeUnknown,
    TypeNotLowercase,
    ScopeUnknown,
    ScopeMissing,
    ScopeMalformed,
    DescriptionEmpty,
    DescriptionEndsWithPeriod,
    DescriptionCase,
    HeaderTooLong,
    HeaderWhitespace,
    BodyNotSeparated,
    BodyLineTooLong,
    BodyMissing,
    FooterSwallowed,
    BreakingChangeMisspelt,
    BreakingChangeUnexplained,
    ReferenceMissing,
    SignOffMissing,
    MessageDropped,
    ExtraCommitsRead,
    BreakingTextLost,
    ReleaseAsInvalid,
    ReleaseAsUsed,
    BumpNotAsHeaderSays,
    RevertNotConventional,
    SkipCiMarker,
    FixupLeft,
    WorkInProgress,
    MergeCommitDoubles,
    ControlCharacter,
    BidirectionalControl,
    InvisibleCharacter,
    LeftoverMarkers,
)


def find_rule(code_or_name: str) -> type[Rule] | None:
    """Return the rule with this code or name, in any case; None where there is none."""
    wanted = code_or_name.lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
