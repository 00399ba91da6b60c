"""Why a document was not printed, in words for the person who asked."""


class GagalCetak(Exception):
    """The document could not be printed; the message says why and what to do."""
