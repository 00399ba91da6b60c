"""Issuing the LKjIP: a draft that is reviewed, signed, sent and published, version by
version, and asking later whether a paper is genuine."""
