"""Values → text for people and machines: strings, nothing printed."""
