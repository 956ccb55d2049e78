"""GD301 to GD399: tokens, triggers and required checks."""
