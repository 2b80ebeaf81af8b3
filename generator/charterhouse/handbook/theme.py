"""The MkDocs theme `charterhouse`.

MkDocs looks for a theme beside the `__file__` of the module behind its entry point. The templates lie in
`site_templates/`, inside the package in a wheel and beside it in a checkout, so the module says so.
"""

from ..resources import folder

__file__ = str(folder("site_templates") / "theme.py")
