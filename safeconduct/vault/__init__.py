"""The vault: pure cryptography. It knows no Django, no clock, no disk, no network, no log.

It promises that what is sealed opens only under the one key and in the one place (context) it
was sealed for; that keys of different purposes cannot be taken for one another, printed or
pickled; that what does not fit is refused by a word of `types`, without secrets in its text;
and that everything sealed by an earlier release still opens. It does not promise who sealed
a box (`envelopes.seal_to`): that is what the signature inside is for (`signing`).
Import from the modules: envelopes, signing, grants, blobs, files, merkle, shares, …
"""
