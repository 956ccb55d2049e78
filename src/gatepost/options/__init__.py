"""The mechanism by which an option is declared once: default, kind, help; checks and pages are derived."""
