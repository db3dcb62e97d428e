"""Where the parts are wired together: settings, the trees of addresses, the processes, translations.

Everything below may be imported from here; nobody imports this.
"""
