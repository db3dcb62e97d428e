"""The registry of everything that members do: actions, queries, events, drafts.

What this part promises:
- every change is an action and every read a query: one name, one typed input, one policy, one transaction;
- the page, the JSON route, the command and the story are faces of one registry and repeat none of its rules;
- nothing can be registered without a policy, and the policy speaks before anything else does;
- all faults of an input are named at once, each by a code that never changes;
- a repeated ticket never runs twice; what was typed survives the session it was typed in;
- nothing here knows what a case is.
"""
