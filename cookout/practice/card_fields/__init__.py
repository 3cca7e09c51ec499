"""A business card's printed lines turned into fields: name, company, title, phones and the rest."""
