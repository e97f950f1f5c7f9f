"""Fails unless a letter opened by a word processor and written as text holds the words of the same letter as a page."""

import collections
import html.parser
import re
import sys


class Body(html.parser.HTMLParser):
    """The text of a page without its head."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self.in_head = False

    def handle_starttag(self, tag, attrs):
        self.in_head = self.in_head or tag == "head"
        # A span is inside a line of words, as where it marks their language.
        self.parts.append("" if tag == "span" else " ")

    def handle_endtag(self, tag):
        self.in_head = self.in_head and tag != "head"
        self.parts.append("" if tag == "span" else " ")

    def handle_data(self, data):
        if not self.in_head:
            self.parts.append(data)


def words(text):
    # A word processor writes the numbers of its lists as text, with a tab behind; a page does not. The limbs of a clause
    # have a blank behind, and are words of the letter.
    text = re.sub(r"(?m)^[ \t]*(?:(?:\d+\.|[-*•–])[ \t]+|[(（][a-z][)）]\t+)", "", text)
    return collections.Counter(re.findall(r"\w+", text))


page, opened = sys.argv[1:]
body = Body()
with open(page, encoding="utf-8") as file:
    body.feed(file.read())
with open(opened, encoding="utf-8-sig") as file:
    found = words(file.read())
wanted = words("".join(body.parts))
if found != wanted:
    sys.exit(f"lost: {dict(wanted - found)}; added: {dict(found - wanted)}")
