"""The command line door: real commands, real servers, on folders of their own."""
