"""XPath 1.0, as the npm package xpath evaluates it."""
