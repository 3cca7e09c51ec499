"""The plan that fits the member: minutes, days away, seats at the table, and the week."""
