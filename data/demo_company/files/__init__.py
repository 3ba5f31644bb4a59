"""The company's history as each platform writes it, byte for byte in the platform's own manner."""
