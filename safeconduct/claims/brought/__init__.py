"""Documents that a person brings, read into drafts of claims.

What this part promises:
- nothing is fetched: a document comes by a person's hand, one at a time, and is sealed before it is opened;
- it is read in processes without keys; a reading can be left, stopped, and begun again after a crash;
- a draft is nothing until somebody accepts it: then it is a claim that somebody says so, judged by nobody;
- names of persons stay in the sealed document unless somebody keeps one for a reason; a minor's never leaves;
- what is filed with no case is erased when its days are over, the key of its file first.
"""
