"""From an analysis to the site's files: pure, the same analysis gives the same bytes.

Imports nothing by itself: `site` brings the charts with it, `changes` does without.
"""
