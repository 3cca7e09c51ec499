"""vCards read and written without loss: versions 2.1, 3.0 and 4.0. Knows no Django."""
