"""How long the work takes, beside tools that do a part of it: `make benchmark`."""
