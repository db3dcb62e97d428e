"""Cases and their rooms, persons at risk, contacts, consent, directives, the gate.

What this pillar promises:
- a case is known by a code name; its brief carries who is assigned and no case material;
- a room has its own key and its own readers, by the roles table and the assignments alone; a room that
  one may not read answers like one that does not exist;
- identity and contacts are shown one record at a time, to somebody who has just confirmed who they are;
- consent is asked per use and audience, and what was said in custody is no consent;
- inquiry, complaint and public statement pass one gate, and nobody approves their own draft;
- a number or a name is recognised in memory alone; every look-up is counted, limited and shown to the
  coordinators.
"""
