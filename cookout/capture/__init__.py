"""Cards, QR, vCard and CSV turned into people."""
