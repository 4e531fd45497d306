"""A debrief in its forms: HTML, Markdown, PDF, and the short forms of paper."""
