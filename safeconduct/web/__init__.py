"""The design system: how every page looks, asks, answers and fails.

- one stylesheet (static/web), dark first, where colour means state and nothing else;
- `base.html` and `bare.html`, and the parts that pages are made of (`{% load web %}`);
- `forms.Form`: a form rendered and read from the same msgspec type as the API and the stories;
- `slots.panel`: named places in pages that other parts fill without knowing the page;
- `navigation.destination`: the entries of the top bar and their keys;
- `errors`: pages for everything that can go wrong, which say what was kept;
- `middleware`: headers, no-store, refusals turned into pages or JSON.

Nothing here knows an action, a member or a case.
"""
