"""GD101 to GD199: whether the release pull request is made, and made right."""
