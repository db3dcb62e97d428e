"""Where the taken are, since when nobody they trust has reached them, and what the law owes them.

What this pillar promises:
- a question to an authority is put only as the gate let it through, and its answer is kept word for word;
- nothing is overwritten: what was written wrongly is said again, beside it, with the reason;
- the chain of custody is computed from claims each time, competing versions side by side, what nobody
  knows counted; "not here" ends nothing;
- words from custody decide nothing; only private contact with an own lawyer or a trusted person ends the
  count of hours out of reach;
- a deadline is three-valued, names its rule, and accuses nobody before a lawyer has signed the rule.
"""
