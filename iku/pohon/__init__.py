"""The performance tree as a page, a drawing and a document on A3."""
