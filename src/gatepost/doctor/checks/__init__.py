"""One check a file, in a package for each group; `gatepost.doctor.catalogue` lists them."""
