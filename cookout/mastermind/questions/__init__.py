"""Questions of a group, from the first sentence to what came of them."""
