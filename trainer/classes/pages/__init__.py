"""A class report in its forms: HTML and Markdown, PDF, workbook, CSV."""
