"""The few you go deep with, the ones kept warm, and the ones let go kindly."""
