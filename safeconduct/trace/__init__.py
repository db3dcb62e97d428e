"""Where the taken are, since when nobody they trust has reached them, and what the law owes them.

What this pillar promises:
- the chain of custody is computed from claims, competing versions side by side, what nobody knows counted;
- "not here" ends nothing and is kept word for word;
- words from custody decide nothing; only private contact with an own lawyer or a trusted person ends the
  count of hours out of reach;
- a deadline is three-valued, names its rule, and accuses nobody before a lawyer has signed the rule.
"""
