"""What a mastermind group goes by: its questions, its answers, its turns and its members."""
