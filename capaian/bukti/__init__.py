"""Evidence of realisations: judged by content, kept once, attached where it proves
something, shown only to those who may see it, and swept when nobody needs it."""
