"""What a group tells its members by email, each matter once."""
