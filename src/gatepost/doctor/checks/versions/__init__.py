"""GD201 to GD299: whether the files have the version of the release."""
