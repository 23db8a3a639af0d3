"""Keeps out of the logs what opens a plan or an account, or tells who somebody is: codes, keys of
links in mails, e-mail addresses.

A code is hidden wherever it is, because people also type it into wrong paths and send it in
queries. So what is as long as most of a code is hidden, unless it is plainly made of words: of
random codes, fewer than one in a million are.
"""

import logging
import re

#: Letters. Of a code that was cut to fewer, more than 50 of its 120 bits are still to be guessed.
SHORTEST = 12
LONG = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST},}}")
WORDS = re.compile(  # slugs and names in Python, constants, times
    r"_*(?:[a-z]+|[0-9]+)(?:[_-]+(?:[a-z]+|[0-9]+))*_*|[A-Z]+(?:_[A-Z]+)*|[0-9-]{10}T[0-9]{2}|-+"
)
CLASS = re.compile(r"(?:[A-Z][a-z]{2,})+")  # in exceptions
CODE = re.compile(r"/(plans|shared|calendars)/[A-Za-z0-9_-]{20,}")
ADDRESS = re.compile(r"[\w.+-]{1,64}(?:@|%40)[\w-]+\.[\w.-]+")
KEY = re.compile(r"/(reset/key|confirm-email)/(?!done/|set-password)[^/\s]+")


class HideSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """The same record, with every code and address in its message and arguments hidden."""
        record.msg = _hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(arg) for arg in record.args)
        return True


def hidden(text: str) -> str:
    for pattern in (CODE, KEY):
        text = pattern.sub(r"/\1/...", text)
    return LONG.sub(_unless_words, ADDRESS.sub("...", text))


def _unless_words(found: re.Match[str]) -> str:
    is_in_path = found.start() and found.string[found.start() - 1] in "/=%"
    is_known = WORDS.fullmatch(found[0]) or (CLASS.fullmatch(found[0]) and not is_in_path)
    return found[0] if is_known else "..."


def _hidden(value: object) -> object:
    return hidden(value) if isinstance(value, str) else value
