"""Portfolio -> Findings: what the rules find, each cause said once."""
