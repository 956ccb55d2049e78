"""JSONPath, as jsonpath-plus evaluates it."""
