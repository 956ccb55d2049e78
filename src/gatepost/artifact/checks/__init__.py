"""One check a file; `gatepost.artifact.catalogue` lists them."""
