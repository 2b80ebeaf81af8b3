"""The terms that prose may state: where each is spoken of, in which words, and in which it is something else.

A number is taken for a term only where its own sentence leaves no doubt: real contracts speak of notice, cure and
transition in many clauses, and most of their numbers are not the term's.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ..document import KeyPath

Measure = Literal["notice", "length", "deadline", "either"]
"""How a number belongs to its cue: `ninety days' notice`, `lasts sixty days`, `within thirty days`."""


class Term(NamedTuple):
    """A term that prose may state.

    `cue` are the words that speak of it, `needs` what its sentence must hold besides, `unless` what it must not,
    also in the heading and the lead-in above it, and `beside` what must not stand in the same clause.
    """

    key: KeyPath
    article: str
    measure: Measure
    cue: re.Pattern[str]
    unless: re.Pattern[str]
    beside: re.Pattern[str]
    needs: re.Pattern[str]

    @property
    def name(self) -> str:
        """The key as people write it."""
        return ".".join(map(str, self.key))


NOTHING, ANYTHING = r"(?!)", r""
PAYING = r"invoice|pa(?:y|ys|ying|yment|yments|yable|id)\b|overdue|undisputed|monetary"
UNSETTLED = rf"fail|breach|default|insolven|bankrupt|{PAYING}"
FOR_CAUSE = (
    rf"{UNSETTLED}|caus(?:e|es|ed|ing)\b|cur(?:e|es|ed|ing)\b|control\b|remed|rectif|deadlock|perform|violat|infring"
    r"|non-?compl|misconduct|majeure|regulat|illegal|unlawful|laws?\b|insufficien|unable|cannot|condition|material(?:ly)?\b"
)
OTHER_NOTICES = (
    r"renew|expir|exten[ds]|anniversar|initial term|probation|trial\b|during (?!the term)|audit|inspect|examin|meeting"
    r"|agenda|assign|transfer|sub-?licen|licen[cs]|amend|modif|chang|price|pricing|fees?\b|insur|polic|cancel"
    r"|purchase order|work order|orders\b|statements? of work|sows?\b|territor|exclusiv|employ|personnel"
    r"|deliver(?:y|ies|able)|ship(?:s|ped|ping|ment)|forecast|indemn|claim|disput|arbitrat|mediat|litigat"
    r"|options?\b(?! to\b)|shares?\b|stock|lender|financ|merge|acqui|death|disab|representative|replac|appoint"
    r"|records\b|suspen|recall|patent|trade-?mark|domain|lease|premises|partial|in part\b|portion|addend|appendi|annex"
    r"|exhibit|schedule"
)
CONDITIONS = (
    r"such (?:notice|event|case|termination)|th(?:at|is|e foregoing) notice|thereupon|in case|upon the occur"
    r"|in (?:that|this|which) (?:case|event)|in the event|provided (?:that|however)|unless|otherwise|should\b|where\b"
    r"|whe?n(?:ever)?\b"
    r"|if\b(?!(?:\s+\w+){1,4}\s+(?:wish|want|decid|choos|elect|intend|desir|would like|prefer))"
)
WHOLE = (
    r"agreement|charter|partnership|constitution|contract|alliance|collaboration|cooperation|arrangement|relationship"
    r"|venture|deal|pilot"
)
LEAVING = (
    r"\b(?:leav(?:e|es|ing)\b|exit(?:s|ing)?\b|quits?\b|walk(?:s|ing)? away|part ways|convenience"
    r"|withdraw(?:s|al|ing)?\b(?=\s+(?:from|at|by|on|upon|with|after)\b|\W*$|\W+\s)"
    r"|end(?:s|ed|ing)?\b(?! of\b)|dissolv(?:e|es|ed|ing)\b"
    r"|terminat(?:e|es|ed|ing|ion)\b(?!\s+(?:of\s+)?(?:the|this|its|their|such|any|all|an?|each|one)\s+"
    rf"(?!(?:\w+\s+){{0,2}}(?:{WHOLE})\b)))"
)
NO_CURE = (
    rf"{PAYING}|with(?:in)? respect (?:to|of)|in the case of|insolven|control|leave|leaving|terminat|deadlock"
    r"|fail(?:s|ed|ure|ing)?\s+(?:(?:by|of)\s+(?:\w+\s+){1,4}?)?(?:to\s+)?(?:so\s+)?(?:cur|remed|put)|(?:cure|repair|remedy)\s+(?:has\s+|had\s+)?fail"
    r"|not\s+(?:\w+\s+){0,2}(?:cur(?:e|es|ed)|remed|put)|cannot|incapable|not capable|unable|unless"
    r"|extend|extension|longer|additional|further|diligent|such (?:period|time)|if\b(?:\W+\w+){0,12}\W+within|plan\b"
    r"|defect|warrant|deliver|non-?conform|reject|accept(?:s|ed|ance)?\b|repair|replac|rework|re-?perform|service level"
    r"|security|vulnerab|infring|licen[cs]|insur|audit|title|lien|regulat|data\b|recall|confidential|price"
)
IN_BREACH = (
    r"\b(?:breach|falls? short|short(?:fall|coming)|default|fail|violat|non-?compl|put|wrong|notice|cure period"
    r"|period (?:of|for|to) cure|dut(?:y|ies)|obligation|lapse|part(?:y|ies))\b"
)
PUT_OFF = r"suspend|paus|stopp?(?:s|ed)?\b|interrupt|toll|on hold|while\b"
HAPPENED = (
    r"(?:was|were|ha(?:s|ve|d) been)\s+(?:\w+\s+)?(?:cur|remed|put)"
    r"|(?:where|if|whe?n(?:ever)?|once|as long as)\b[^,.;:]{0,80}\b"
    r"(?:cur(?:ed|es)|remed(?:ied|ies)|puts?\s+(?:\w+\s+){0,4}right)\b[^,.;:]*,"
)
"""Where it is told what follows from a cure: `where a breach is cured within five days, no record is kept`."""
SPECIAL = (
    r"(?<!transition )(?<!transitional )(?:phase|stage)\b|(?:first|second|third|initial|last)\s+(?:\w+\s+)?(?:year"
    r"|month|quarter|season|week|#)|(?:until|before|after|from|since|as of|by|between)\s+(?:the\s+)?(?:end of\s+)?"
    r"(?:[0-9]|january|february|march|april|may [0-9]|june|july|august|september|october|november|december)"
)
"""What holds for a part of the term only."""
OTHER_STEPS = (
    r"review|meets?\b(?! (?:an?|its|the)\b)|report|record|decid|begin|start|commenc|respond|answer|acknowledg|propos"
    r"|submit"
)


def _term(
    key: str, article: str, measure: Measure, cue: str, unless: str = NOTHING, beside: str = NOTHING,
    needs: str = ANYTHING,
) -> Term:  # fmt: skip
    patterns = (cue, rf"\b(?:{unless}|{SPECIAL})", rf"\b(?:{beside})", needs)
    return Term(tuple(key.split(".")), article, measure, *(re.compile(each, re.IGNORECASE) for each in patterns))


TERMS = (
    _term("exit.notice_period", "exit", "notice", r"\bnotice\b", rf"{FOR_CAUSE}|{OTHER_NOTICES}|{CONDITIONS}",
          needs=LEAVING),
    _term("exit.data_handover.within", "exit", "deadline", r"\bhand(?:ed|s|ing)?[ -]?over\b",
          rf"{UNSETTLED}|reject|defect|keys?\b|premises|equipment|sampl|minutes\b|tests?\b|trial|demo|mock|staging"
          r"|draft|prototyp|sandbox|interim"),
    _term("exit.transition_assistance.period", "exit", "length",
          r"\btransition(?:al)?\s+(?:assistance|services?|support|help|period|phase|work)\b"
          r"|\btransition\b(?=\s+(?:lasts?|runs?|takes?|continues?|is|shall|will|must|of|for)\b)",
          rf"{UNSETTLED}|extend|extension|begin|start|commenc|plans?\b|fees?\b|rates?\b|charge|request|unless|if\b"),
    _term("exit.non_compete.period", "exit", "length",
          r"\bnon-?\s?compet(?:e|es|ition)\b|\bcompetes?\b|\bcompeting\s+with\b",
          rf"{UNSETTLED}|notice|cure|waive|consent|releas|if\b|unless"),
    _term("exit.pivot_review.within", "exit", "deadline", r"\bpivot", UNSETTLED),
    _term("cure.period", "cure", "either",
          r"\bcur(?:e|es|ed|ing)\b|\bput(?:s|ting)?\s+(?:\w+\s+){0,4}right\b|\bremed(?:y|ies|ied|ying)\b",
          rf"{NO_CURE}|{PUT_OFF}|{HAPPENED}", OTHER_STEPS, IN_BREACH),
    _term("transparency.no_surprises_within", "transparency", "deadline",
          r"\b(?:tell|tells|told|inform|informs|informed)\b[^.;]{0,40}\b(?:any|each|every|all|an?)\s+"
          r"(?:(?:significant|material|serious|major|important|relevant|new|or)\s+){0,3}(?:issues?|surprises?)\b"
          r"(?!\s+(?:of|with|in|about|concerning|relating|regarding)\b)",
          "invoice|unless", "answer|respond|repl(?:y|ies)|report"),
    _term("problem_solving.post_mortem_within", "problem-solving", "deadline", r"\bpost-?mortem",
          beside=r"publish|report|record|sen[dt]|circulat|shar|writ|act(?:s|ions?)?\b"),
    _term("flexibility.renegotiation.within", "flexibility", "deadline", r"\brenegotiat",
          r"fail|if\s+(?:the|a|no|such)\b", r"conclu|complet|succe|result|agreed|ends?\b|last|fails?"),
)  # fmt: skip
PARTY = r"(?:either|each|both|any|a|the|the other|all)\s+(?:part(?:y|ies)|sides?)"
NOTICE = (
    r"(?:(?:the|our|its|prior|written|a|an)\s+)*(?:notice(?:\s+period)?|period\s+of\s+notice)"
    rf"(?:\s+(?:for|of)\s+{PARTY})?"
)
SO_LONG = r"(?:(?:at least|not less than|no less than|an?(?:\s+minimum of)?)\s+)?#+(?:['’]s?)?"
PLAIN_NOTICE = re.compile(
    rf"\W*(?:(?:there\s+is|we\s+have|{PARTY}\s+(?:has|have|gives?|must\s+give|shall\s+give))\s+)?(?:"
    rf"{NOTICE}\s+(?:(?:is|lasts|runs for|amounts to|must be|shall be|of)\s+)+{SO_LONG}"
    rf"|{NOTICE}\s*:\s*{SO_LONG}"
    rf"|{NOTICE}\s+(?:is|must be|shall be|has to be|will be)\s+(?:given|sent|served)\s+(?:in writing\s+)?{SO_LONG}"
    rf"|{SO_LONG}\s+(?:(?:prior|written|advance)\s+)*notice)"
    r"(?:\s+(?:is|are|must be|shall be)\s+(?:required|needed|necessary|given|due)|\s+applies)?"
    rf"(?:\s+(?:in advance|beforehand|ahead|in writing|(?:for|to|by|from|of)\s+{PARTY}))*\W*",
    re.IGNORECASE,
)
"""A whole sentence that speaks of notice and of nothing else: in the article on leaving, it is that of leaving."""
OTHERS = re.compile(
    rf"\b(?!(?:{WHOLE}|it|this|which)\b)\w+\s+(?:may|can|shall|will|might|could|is|are|was|were)\s+(?:not\s+)?"
    r"(?:be\s+)?(?:\w+ly\s+)?terminated\b",
    re.IGNORECASE,
)
"""The end of something else than the partnership: `any Agent may be terminated`."""
WITHOUT_REASON = re.compile(
    r"\b(?:with or )?without (?:any |having to show |showing |giving )?(?:cause|reasons?|breach|default|fault)\b"
    r"|\bfor (?:any|no|whatever) (?:reason|cause)(?: or (?:no|for no) (?:reason|cause))?\b|\bat any time\b",
    re.IGNORECASE,
)
"""What says that there need be no cause: no excluding words."""
