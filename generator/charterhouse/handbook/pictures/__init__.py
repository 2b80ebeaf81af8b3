"""Charter -> the geometry of a diagram, which a template draws as SVG. Each picture has a wide and a narrow layout."""
