"""The trash: deleted things stay there for a while, then are deleted forever."""
