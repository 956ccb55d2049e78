"""Package data: the JSON Schemas of what gatepost prints for machines."""
