"""Package data: texts that gatepost hands out. No code."""
