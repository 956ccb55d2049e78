"""Side-by-side benchmarks of gatepost and its peers; `make bench` runs them."""
