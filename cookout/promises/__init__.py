"""What was promised, kept or visibly not."""
