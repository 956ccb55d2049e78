"""What came of checks → text, GitHub's annotations, JSON, Markdown, SARIF, JUnit: strings, nothing printed."""
