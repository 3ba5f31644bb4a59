"""Sentences out of values: page, shell, memo and workbook say the same."""
